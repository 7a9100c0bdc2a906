import type { Consumer } from 'kafkajs';
import { heldHandler, startedConsumers } from '../../../test/support/consume.js';
import { damagedFetches } from '../../../test/support/damaged-fetches.js';
import { eventually } from '../../../test/support/eventually.js';
import { recreateTopic } from '../../../test/faults/topic-surgery.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { numbered, offsets, writeTo } from '../../../test/support/log-of.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import type { ExactlyOnceOptions } from './exactly-once-options.js';
import type { LogBatch } from './positions.js';

const started = startedConsumers();
/** Batches of more are long. */
const shortBatchMax = 10;

/** A consumer whose long batches are held until they are released; what is short is applied at once. */
async function held(topic: string, options: Partial<ExactlyOnceOptions>) {
  const books = new MemoryBooks();
  const { handler: hold, isEntered, release } = heldHandler(books);
  const handler = (batch: LogBatch): unknown =>
    batch.records.length > shortBatchMax ? hold(batch) : books.apply(batch);
  const server = await started({ topic, books, handler, shortBatchMax, ...options });
  await eventually(isEntered);
  const consumer = server.unwrap<Consumer>();
  const paused = (): number[] => consumer.paused().flatMap(({ partitions }) => partitions);
  return { books, release, server, paused };
}

const claimed = ({ claims }: MemoryBooks): number[] => claims.toSorted((a, b) => a - b);

describe('a backlog', () => {
  // Planted: `take` that comes back only when a long batch begins; nothing of partition 3 came in 10 s.
  it('holds up no other partition, and is applied in order and once by and by', async () => {
    const topic = await createTestTopic('backlog', 4);
    for (const partition of [0, 1, 2]) await writeTo(topic, numbered(30), partition);
    const { books, release, paused } = await held(topic, { longBatchesAtOnce: 1, longBatchesAhead: 1 });
    await eventually(() => paused().length === 1);
    await writeTo(topic, ['elsewhere'], 3);
    await eventually(() => books.nextOffset(3) === 1n);
    expect([0, 1, 2].map((partition) => books.offsets(partition))).toEqual([[], [], []]);
    release();
    await eventually(() => [0, 1, 2].every((partition) => books.nextOffset(partition) === 30n));
    for (const partition of [0, 1, 2]) expect(books.offsets(partition)).toEqual(offsets(0, 30));
    expect([books.fenced, claimed(books)]).toEqual([0, [0, 1, 2, 3]]);
  });

  // Planted: the short batch awaited to its end; nothing of partition 1 came in 10 s.
  it('holds up no other partition with a short batch behind it', async () => {
    const topic = await createTestTopic('backlog-short', 2);
    await writeTo(topic, numbered(30), 0);
    const { books, release, paused } = await held(topic, { longBatchesAtOnce: 1, longBatchesAhead: 1 });
    await writeTo(topic, ['behind'], 0);
    await eventually(() => paused().includes(0));
    await writeTo(topic, ['elsewhere'], 1);
    await eventually(() => books.nextOffset(1) === 1n);
    expect(books.offsets(0)).toEqual([]);
    release();
    await eventually(() => books.nextOffset(0) === 31n);
    await writeTo(topic, ['later'], 0);
    await eventually(() => books.nextOffset(0) === 32n);
    expect([books.offsets(0), claimed(books)]).toEqual([offsets(0, 32), [0, 1]]);
  });

  // Planted: a seek to behind the record that is compared; the batch was taken for a stray, and the partition claimed anew.
  it('goes on without a new claim where the log is the same after a long wait', async () => {
    const topic = await createTestTopic('backlog-same', 1);
    await writeTo(topic, numbered(30));
    const { books, release, paused } = await held(topic, {
      longBatchesAtOnce: 1,
      longBatchesAhead: 0,
      unwatchedMsMax: 1_000,
    });
    await writeTo(topic, numbered(20));
    await eventually(() => paused().length === 1);
    const waitsSince = Date.now();
    await eventually(() => Date.now() - waitsSince > 600);
    release();
    await eventually(() => books.nextOffset(0) === 50n);
    await writeTo(topic, ['later']);
    await eventually(() => books.nextOffset(0) === 51n);
    expect([books.offsets(0), books.claims, books.fenced]).toEqual([offsets(0, 51), [0], 0]);
  });

  // Planted: a partition that goes on where it was, however long it waited: records 30 to 59 of the new topic were applied.
  it('halts a partition that waited while the topic was made anew and grew past its position', async () => {
    const topic = await createTestTopic('backlog-anew', 1);
    await writeTo(topic, numbered(30));
    const { books, release, paused, server } = await held(topic, {
      longBatchesAtOnce: 1,
      longBatchesAhead: 0,
      unwatchedMsMax: 100,
    });
    await writeTo(topic, numbered(20));
    await eventually(() => paused().length === 1);
    await recreateTopic(testBrokers().join(), topic);
    await writeTo(topic, numbered(60, 'other'));
    release();
    await eventually(() => books.rows.get(0)?.halted !== undefined, { timeoutMs: 25_000 });
    expect(server.state().partitions[0]?.code).toBe('TOPIC_RECREATED');
    expect(books.offsets(0)).toEqual(offsets(0, 30));
  });

  // Planted: the partition halted at once; what waited was given up with it, and 30 to 59 were not applied.
  it('is applied up to a damaged batch before its partition halts', async () => {
    const topic = await createTestTopic('backlog-damaged', 1);
    await writeTo(topic, numbered(30));
    const { books, release, paused, server } = await held(topic, {
      longBatchesAtOnce: 1,
      longBatchesAhead: 1,
    });
    const consumer = server.unwrap<Consumer>();
    let isRead = false;
    consumer.on(consumer.events.START_BATCH_PROCESS, () => (isRead = true));
    await writeTo(topic, numbered(30));
    await eventually(() => isRead);
    const damage = damagedFetches();
    try {
      await writeTo(topic, numbered(30, 'x'.repeat(100)));
      await eventually(() => paused().length === 1);
      expect(server.state().partitions[0]?.state).toBe('running');
      release();
      await eventually(() => server.state().partitions[0]?.code === 'APPLY_FAILED');
      expect(books.offsets(0)).toEqual(offsets(0, 60));
    } finally {
      damage.end();
    }
  });

  // Planted: chunks of any size from the first on.
  it('begins with small chunks and goes on with large ones', async () => {
    const topic = await createTestTopic('backlog-cold', 1);
    await writeTo(topic, numbered(30));
    const books = new MemoryBooks();
    const sizes: number[] = [];
    const handler = (batch: LogBatch): unknown => {
      sizes.push(batch.records.length);
      return books.apply(batch);
    };
    await started({ topic, books, handler, shortBatchMax, chunkSizeCold: 10 });
    await eventually(() => books.nextOffset(0) === 30n);
    await writeTo(topic, numbered(30));
    await eventually(() => books.nextOffset(0) === 60n);
    expect(sizes).toEqual([10, 10, 10, 30]);
  });
});
