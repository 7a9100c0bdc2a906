import { consumerOf, listening } from '../../../test/support/consume.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers, uniqueTopic } from '../../../test/support/kafka.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import { withAdmin } from './admin.js';
import { createKafka } from './client.js';
import { Publisher, type PublisherOptions, type PublishOutcome, type PublishRecord } from './publisher.js';
import { ensureTopics, salaryUpdatesTopic } from './topics.js';

const brokers = testBrokers();
const away = ['127.0.0.1:1'];
const publishers: Publisher[] = [];
function publisherTo(topic: string, options: Partial<PublisherOptions> = {}): Publisher {
  const publisher = new Publisher({ brokers, clientId: 'publisher-test', topic, ...options });
  publishers.push(publisher);
  return publisher;
}
afterEach(async () => {
  await Promise.all(publishers.splice(0).map((publisher) => publisher.close({ drainMs: 0 })));
});

const record = (partition: number, text: string): PublishRecord => ({
  partition,
  key: Buffer.from('e1'),
  headers: { ce_id: Buffer.from(text) },
  value: Buffer.from(text),
});
const offsetOf = (outcome: PublishOutcome): bigint => BigInt(outcome.ok ? outcome.offset : -1);

async function readBack(topic: string, count: number): Promise<Map<string, string>> {
  const books = new MemoryBooks();
  const server = consumerOf({ topic, books });
  await listening(server);
  await eventually(() => books.applied.length === count);
  await server.close();
  return new Map(books.applied.map(({ partition, offset, text }) => [`${partition}:${offset}`, text]));
}

describe('the publisher', () => {
  // Planted: the index left out of the offset ("r0" read back for "r4"). A second send begun while the first is out
  // only ran into the time limit: one healthy broker answers a connection in order, so a swap needs a fault as well.
  it('keeps the order of each partition and gives true offsets under 5,000 concurrent calls', async () => {
    const topic = await createTestTopic('lanes', 4);
    const publisher = publisherTo(topic);
    const calls = Array.from({ length: 5_000 }, (_, i) => record(i % 4, `r${i}`));
    const outcomes = await Promise.all(calls.map((call) => publisher.publish(call)));
    const log = await readBack(topic, 5_000);
    const lastOffsets = [-1n, -1n, -1n, -1n];
    calls.forEach(({ partition, value }, i) => {
      const offset = offsetOf(outcomes[i]!);
      expect(log.get(`${partition}:${offset}`)).toBe(String(value));
      expect(offset > lastOffsets[partition]!).toBe(true);
      lastOffsets[partition] = offset;
    });
  });

  // Planted: no look at the metadata before the send; the refusal came only after 10 s, as `no answer`.
  it('refuses a partition that the topic does not have, which kafkajs would acknowledge with nothing', async () => {
    const topic = await createTestTopic('unknown', 2);
    const producer = createKafka({ brokers, clientId: 'trap' }).producer();
    await producer.connect();
    const message = { value: 'lost', partition: 7 };
    expect(await producer.send({ topic, messages: [message] })).toEqual([]);
    await producer.disconnect();

    const outcome = await publisherTo(topic).publish(record(7, 'kept'));
    expect(outcome).toMatchObject({
      ok: false,
      reason: 'unavailable',
      detail: `topic ${topic} has no partition 7`,
    });
  });

  // Planted: the old producer kept and its answer not checked; the acknowledged offset was -1. Either guard alone holds.
  it('publishes to a partition that joined the topic after the start', async () => {
    const topic = await createTestTopic('grown', 2);
    const publisher = publisherTo(topic);
    expect(await publisher.publish(record(0, 'before'))).toMatchObject({ ok: true });
    await withAdmin({ brokers }, (admin) =>
      admin.createPartitions({ topicPartitions: [{ topic, count: 4 }] }),
    );
    const grown = await eventually(async () => {
      const outcome = await publisher.publish(record(3, 'after'));
      return outcome.ok && outcome;
    });
    expect(grown).toEqual({ ok: true, topic, partition: 3, offset: '0' });
  });

  // Planted: no sweep of deadlines (no answer in 30 s); no refusal at once (no quick answer in 10 s).
  it('answers unavailable within its bound while no broker is there, and at once when that is known', async () => {
    const publisher = publisherTo('nowhere', { brokers: away, answerWithinMs: 2_000 });
    const startedAt = Date.now();
    expect(await publisher.publish(record(0, 'x'))).toMatchObject({ ok: false, reason: 'unavailable' });
    expect(Date.now() - startedAt).toBeLessThan(2_600);
    expect(publisher.isReady()).toBe(false);
    expect(publisher.notReadyBecause()).toMatch(/Kafka: .*ECONNREFUSED/);
    const quick = await eventually(async () => {
      const askedAt = Date.now();
      const outcome = await publisher.publish(record(0, 'y'));
      return Date.now() - askedAt < 50 && outcome;
    });
    expect(quick).toMatchObject({ ok: false, reason: 'unavailable', retryAfterSeconds: 5 });
  });

  it('starts before its topic and delivers what waited', async () => {
    const topic = uniqueTopic('late');
    const publisher = publisherTo(topic);
    const waiting = publisher.publish(record(0, 'early'));
    expect(publisher.isReady()).toBe(false);
    const spec = salaryUpdatesTopic({
      name: topic,
      partitions: 1,
      replicationFactor: 1,
      minInsyncReplicas: 1,
    });
    await ensureTopics({ brokers, topics: [spec] });
    expect(await waiting).toMatchObject({ ok: true, offset: '0' });
    expect(publisher.isReady()).toBe(true);
  });

  // Planted: the bound removed; the last record waited and ended as `unavailable`.
  it('bounds what waits: records and bytes beyond the limits are told to come again', async () => {
    const few = publisherTo('nowhere', { brokers: away, queueRecordsMax: 3, answerWithinMs: 1_000 });
    const outcomes = Promise.all([0, 1, 2, 3].map((i) => few.publish(record(0, `r${i}`))));
    const small = publisherTo('nowhere', { brokers: away, queueBytesMax: 1_000, answerWithinMs: 1_000 });
    const bulky = Promise.all([0, 1].map(() => small.publish(record(0, 'x'.repeat(300)))));
    expect((await outcomes).at(-1)).toMatchObject({ reason: 'queue-full', retryAfterSeconds: 1 });
    expect((await bulky).at(-1)).toMatchObject({ reason: 'queue-full' });
  });

  // Planted: a refused send not split; no record was accepted.
  it('splits sends for a topic with a small limit and refuses only the record that is too large', async () => {
    const name = uniqueTopic('small-records');
    const spec = salaryUpdatesTopic({ name, partitions: 1, replicationFactor: 1, minInsyncReplicas: 1 });
    await ensureTopics({
      brokers,
      topics: [{ ...spec, config: { ...spec.config, 'max.message.bytes': '10000' } }],
    });
    const publisher = publisherTo(name);
    const texts = Array.from({ length: 40 }, (_, i) => `${i}-`.padEnd(i === 20 ? 20_000 : 1_000, 'x'));
    const outcomes = await Promise.all(texts.map((text) => publisher.publish(record(0, text))));
    expect(outcomes[20]).toMatchObject({ ok: false, reason: 'too-large' });
    const offsets = outcomes.filter(({ ok }) => ok).map(offsetOf);
    expect(offsets).toEqual(Array.from({ length: 39 }, (_, i) => BigInt(i)));
    expect(await publisher.publish(record(0, 'x'.repeat(950_000)))).toMatchObject({ reason: 'too-large' });
  });

  it('drains on close, and answers later calls', async () => {
    const topic = await createTestTopic('drain', 1);
    const publisher = publisherTo(topic);
    const outcomes = Promise.all(
      Array.from({ length: 200 }, (_, i) => publisher.publish(record(0, `r${i}`))),
    );
    await publisher.close();
    expect((await outcomes).every(({ ok }) => ok)).toBe(true);
    expect(await publisher.publish(record(0, 'late'))).toMatchObject({ ok: false, reason: 'unavailable' });
  });
});
