import type { Consumer } from 'kafkajs';
import { heldHandler, startedConsumers } from '../../../test/support/consume.js';
import { deleteRecordsBelow, recreateTopic } from '../../../test/faults/topic-surgery.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { numbered, offsets, writeTo } from '../../../test/support/log-of.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import type { ExactlyOnceKafkaServer } from './exactly-once-server.js';

const brokers = testBrokers();
const started = startedConsumers();

const stateOf = (server: ExactlyOnceKafkaServer) => server.state().partitions[0];

/** Books that have read ten records of a topic, and no consumer any more. */
async function readOnce(prefix: string): Promise<{ topic: string; books: MemoryBooks }> {
  const topic = await createTestTopic(prefix, 1);
  await writeTo(topic, numbered(10));
  const books = new MemoryBooks();
  const server = await started({ topic, books });
  await eventually(() => books.nextOffset(0) === 10n);
  await server.close();
  return { topic, books };
}

describe('halts of the exactly-once transport', () => {
  // Planted: the comparison left out (`unconfirmed` never set): records 10 to 14 of the new topic were applied.
  it('halts when the topic was made anew and has grown past the position', async () => {
    const { topic, books } = await readOnce('anew');
    await recreateTopic(brokers.join(), topic);
    await writeTo(topic, numbered(15, 'other'));
    const server = await started({ topic, books });
    await eventually(() => books.rows.get(0)?.halted !== undefined);
    const detail = 'at offset 9 the log does not hold the record that the books read there';
    expect(books.rows.get(0)?.halted).toEqual({ code: 'TOPIC_RECREATED', detail });
    expect(stateOf(server)).toMatchObject({ state: 'halted', code: 'TOPIC_RECREATED', nextOffset: 10n });
    expect(books.offsets(0)).toEqual(offsets(0, 10));
  });

  // Planted: the broker's answer to a fetch from a deleted topic not listened to; the first batch of the new one was
  // applied whenever it was written before the next fetch.
  it('halts when that happens under an idle consumer', async () => {
    const topic = await createTestTopic('anew-idle', 1);
    await writeTo(topic, numbered(10));
    const books = new MemoryBooks();
    const server = await started({ topic, books });
    await eventually(() => books.nextOffset(0) === 10n);
    await recreateTopic(brokers.join(), topic);
    await writeTo(topic, numbered(15, 'other'));
    await eventually(() => books.rows.get(0)?.halted !== undefined, { timeoutMs: 25_000 });
    expect(stateOf(server)?.code).toMatch(/TOPIC_(RECREATED|TRUNCATED)/);
    expect(books.offsets(0)).toEqual(offsets(0, 10));
  });

  // Planted: the silence between two fetches not measured: records 10 to 14 of the new topic were applied.
  it('halts when that happens under a consumer that is at work and fetches nothing', async () => {
    const topic = await createTestTopic('anew-working', 1);
    await writeTo(topic, numbered(10));
    const books = new MemoryBooks();
    const { handler, isEntered, release } = heldHandler(books);
    const quiet = { sessionTimeoutMs: 20_000, unwatchedMsMax: 100 };
    const server = await started({ topic, books, handler, ...quiet });
    await eventually(isEntered);
    await recreateTopic(brokers.join(), topic);
    await writeTo(topic, numbered(15, 'other'));
    release();
    await eventually(() => books.rows.get(0)?.halted !== undefined, { timeoutMs: 25_000 });
    expect(stateOf(server)?.code).toBe('TOPIC_RECREATED');
    expect(books.offsets(0)).toEqual(offsets(0, 10));
  });

  // Planted: the position not sought after the comparison; record 9 came again and was dropped as a stray.
  it('goes on at the position when the log holds what the books read last', async () => {
    const { topic, books } = await readOnce('same');
    await writeTo(topic, numbered(5, 'more'));
    const server = await started({ topic, books });
    await eventually(() => books.nextOffset(0) === 15n);
    expect(books.offsets(0)).toEqual(offsets(0, 15));
    expect(books.claims).toEqual([0, 0]);
    expect(stateOf(server)).toEqual({ partition: 0, state: 'running', nextOffset: 15n });
  });

  // Planted: everything behind the record that is compared applied, by its place in the batch.
  it('goes on at the position where an operator skipped some, and applies nothing of those', async () => {
    const { topic, books } = await readOnce('skipped');
    await writeTo(topic, numbered(10, 'more'));
    books.standAt(0, 15n);
    await started({ topic, books });
    await eventually(() => books.nextOffset(0) === 20n);
    expect(books.offsets(0)).toEqual([...offsets(0, 10), ...offsets(15, 20)]);
  });

  it('goes on without a comparison when retention took that record, and nothing else', async () => {
    const { topic, books } = await readOnce('retained');
    await writeTo(topic, numbered(5, 'more'));
    await deleteRecordsBelow(brokers.join(), topic, 0, 10n);
    await started({ topic, books });
    await eventually(() => books.nextOffset(0) === 15n);
    expect(books.offsets(0)).toEqual(offsets(0, 15));
  });

  // Planted: no look for an answer; the partition stood until the end of the bound.
  it('goes on by itself once an operator has answered, where the answer says', async () => {
    const topic = await createTestTopic('answered', 1);
    await writeTo(topic, numbered(10));
    const books = new MemoryBooks();
    books.standAt(0, 40n);
    const server = await started({ topic, books, answerLookMs: 50 });
    await eventually(() => books.rows.get(0)?.halted !== undefined);
    expect(server.unwrap<Consumer>().paused()).toEqual([{ topic, partitions: [0] }]);
    books.standAt(0, 4n);
    await eventually(() => books.nextOffset(0) === 10n);
    expect(books.offsets(0)).toEqual(offsets(4, 10));
  });
});
