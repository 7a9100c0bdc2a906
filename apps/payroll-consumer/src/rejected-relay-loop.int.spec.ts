import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { followTopic } from '../../../test/support/follow-topic.js';
import { testBrokers, uniqueTopic } from '../../../test/support/kafka.js';
import { hireRecord, rawRecord } from '../../../test/support/records.js';
import { ensureTopics, Publisher, rejectedRecordsTopic } from '#libs/kafka';
import { RejectedRelay } from '#libs/ledger';
import { createLogger, HealthChecks, Metrics } from '#libs/platform';
import { RejectedRelayLoop } from './rejected-relay-loop.js';

describe('the relay beside the apply', () => {
  let books: Books;
  let topic: string;
  let health: HealthChecks;
  let loop: RejectedRelayLoop;

  beforeEach(async () => {
    books = await openBooks();
    topic = uniqueTopic('relayed');
    loop = startLoop();
  });

  afterEach(async () => {
    await loop.onModuleDestroy();
    await books.close();
  });

  function startLoop(): RejectedRelayLoop {
    health = new HealthChecks();
    const publisher = new Publisher({ brokers: testBrokers(), clientId: 'loop-test', topic });
    const relay = new RejectedRelay(books.database, 'salary-updates', publisher);
    const started = new RejectedRelayLoop(
      relay,
      publisher,
      createLogger('tested', 'silent'),
      health,
      new Metrics(),
    );
    started.onApplicationBootstrap();
    return started;
  }

  const createTopic = () =>
    ensureTopics({
      brokers: testBrokers(),
      topics: [
        rejectedRecordsTopic({ name: topic, partitions: 1, replicationFactor: 1, minInsyncReplicas: 1 }),
      ],
    });
  const waits = async (): Promise<boolean> => {
    const sql = 'select 1 from rejected_outbox where published_at is null limit 1';
    return (await books.database.query(sql)).length > 0;
  };
  const junk = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) =>
      rawRecord(from + index, Buffer.from('k'), Buffer.from('junk')),
    );

  // Planted: `ok: false` while something waits; the consumer was not ready for want of a topic that pays nobody.
  it('lets applying go on while its topic is missing, says what waits, and publishes once the topic is there', async () => {
    await books.applyNext(0, [...junk(0, 1), { ...hireRecord({ offset: 1, on: '2026-01-01' }), offset: 1n }]);
    expect(await books.outcomes()).toEqual(['0:1 applied']);
    // Until the first answer of a broker the obstacle is that there is no connection yet.
    const report = await eventually(async () => {
      const found = await health.report();
      return found.checks['rejected-relay']?.detail?.includes('UNKNOWN_TOPIC') ? found : undefined;
    });
    expect(report).toMatchObject({
      status: 'ready',
      checks: {
        'rejected-relay': {
          ok: true,
          detail: expect.stringMatching(/^the oldest rejected record that waits is -?\d+ s old; Kafka: /),
        },
      },
    });
    await createTopic();
    await eventually(async () => !(await waits()));
    await eventually(async () => (await health.report()).checks['rejected-relay']?.detail === undefined);
  });

  it('works off what piled up without a pause, and goes on where a stopped one ended', async () => {
    await createTopic();
    await books.applyNext(0, junk(0, 1_500));
    await eventually(async () => !(await waits()));
    await loop.onModuleDestroy();
    await books.applyNext(0, junk(1_500, 3));
    expect(await waits()).toBe(true);
    loop = startLoop();
    await eventually(async () => !(await waits()));
    const log = await followTopic(topic);
    const records = await eventually(() => (log.records.length >= 1_503 ? log.records : undefined));
    await log.close();
    expect(records).toHaveLength(1_503);
  });
});
