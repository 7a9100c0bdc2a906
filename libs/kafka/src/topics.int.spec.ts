import { testBrokers, uniqueTopic } from '../../../test/support/kafka.js';
import { withAdmin } from './admin.js';
import { ensureTopics, salaryUpdatesTopic, type TopicSpec, verifyTopic, watermarks } from './topics.js';

const brokers = testBrokers();
const strong = (name: string): TopicSpec =>
  salaryUpdatesTopic({ name, partitions: 3, replicationFactor: 1, minInsyncReplicas: 1 });

describe('topics', () => {
  it('are created once by many who start together, each partition with a leader', async () => {
    const expected = strong(uniqueTopic('ensure'));
    await Promise.all(Array.from({ length: 5 }, () => ensureTopics({ brokers, topics: [expected] })));
    expect(await verifyTopic({ brokers, expected })).toEqual([]);
    const marks = await watermarks({ brokers, topic: expected.name });
    expect([...marks.keys()].sort((left, right) => left - right)).toEqual([0, 1, 2]);
    expect(marks.get(2)).toEqual({ low: 0n, high: 0n });
  });

  it.each([
    ['cleanup.policy', 'compact'],
    ['retention.ms', '604800000'],
    ['retention.bytes', '1073741824'],
    ['message.timestamp.type', 'CreateTime'],
    ['unclean.leader.election.enable', 'true'],
  ])('are found too weak with %s=%s, and the remedy is named', async (config, found) => {
    const expected = strong(uniqueTopic('weak'));
    await ensureTopics({
      brokers,
      topics: [{ ...expected, config: { ...expected.config, [config]: found } }],
    });
    const [weakness, ...others] = await verifyTopic({ brokers, expected });
    expect(others).toEqual([]);
    expect(weakness).toMatchObject({ config, expected: expected.config[config], found });
    expect(weakness?.remedy).toContain(`--entity-name ${expected.name} --add-config ${config}=`);
  });

  it('are found too weak in shape: partitions, replicas, in-sync replicas', async () => {
    const expected = strong(uniqueTopic('small'));
    await ensureTopics({ brokers, topics: [expected] });
    const shape = { name: expected.name, partitions: 6, replicationFactor: 3, minInsyncReplicas: 2 };
    const weaknesses = await verifyTopic({ brokers, expected: salaryUpdatesTopic(shape) });
    expect(weaknesses.map(({ config, found }) => `${config}=${found}`)).toEqual([
      'partitions=3',
      'replication.factor=1',
      'min.insync.replicas=1',
    ]);
  });

  it('pass with more partitions and more in-sync replicas than asked for', async () => {
    const expected = strong(uniqueTopic('stronger'));
    const config = { ...expected.config, 'min.insync.replicas': '2' };
    await ensureTopics({ brokers, topics: [{ ...expected, partitions: 5, config }] });
    expect(await verifyTopic({ brokers, expected })).toEqual([]);
  });

  it('are reported missing with the command that creates them', async () => {
    const [weakness] = await verifyTopic({ brokers, expected: strong(uniqueTopic('missing')) });
    expect(weakness).toMatchObject({ config: 'topic', found: 'missing' });
    expect(weakness?.remedy).toContain('--create');
  });

  it('keep the records of an existing topic: ensuring it changes nothing', async () => {
    const expected = strong(uniqueTopic('kept'));
    await ensureTopics({ brokers, topics: [expected] });
    await ensureTopics({ brokers, topics: [{ ...expected, partitions: 9 }] });
    const { topics } = await withAdmin({ brokers }, (admin) =>
      admin.fetchTopicMetadata({ topics: [expected.name] }),
    );
    expect(topics[0]?.partitions).toHaveLength(3);
  });

  it('cannot be created without a broker, and say so within the bound', async () => {
    const startedAt = Date.now();
    const topics = [strong('nowhere')];
    await expect(ensureTopics({ brokers: ['127.0.0.1:1'], topics, timeoutMs: 1_000 })).rejects.toThrow(
      /connect/i,
    );
    expect(Date.now() - startedAt).toBeLessThan(6_000);
  });
});
