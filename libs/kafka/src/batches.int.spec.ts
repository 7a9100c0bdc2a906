import type { Consumer } from 'kafkajs';
import { heldHandler, startedConsumers, transientFault } from '../../../test/support/consume.js';
import { damagedFetches } from '../../../test/support/damaged-fetches.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { numbered, offsets, writeTo } from '../../../test/support/log-of.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import { withAdmin } from './admin.js';
import { createKafka } from './client.js';
import type { LogBatch } from './positions.js';

const brokers = testBrokers();
const started = startedConsumers();

/** A foreign producer with Kafka transactions, of which the log shows markers. */
async function transact(topic: string, texts: string[], end: 'commit' | 'abort'): Promise<void> {
  const kafka = createKafka({ brokers, clientId: 'foreign' });
  const producer = kafka.producer({
    transactionalId: `tx-${topic}`,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: texts.map((value) => ({ key: 'e1', value, partition: 0 })) });
  await transaction[end]();
  await producer.disconnect();
}

describe('batches of the exactly-once transport', () => {
  it('applies every record of every partition once, in order, with the time of the broker', async () => {
    const topic = await createTestTopic('batches', 3);
    const startedAt = Date.now();
    for (const partition of [0, 1, 2]) await writeTo(topic, numbered(700), partition);
    const books = new MemoryBooks();
    await started({ topic, books, chunkSizeMax: 100 });
    await eventually(() => books.applied.length === 2_100);
    for (const partition of [0, 1, 2]) expect(books.offsets(partition)).toEqual(offsets(0, 700));
    expect(
      books.applied.every(({ timestampMs }) => timestampMs >= startedAt && timestampMs <= Date.now()),
    ).toBe(true);
  });

  // Planted: long batches without turns, of which two were at work at once; short ones in turns, which were never two.
  it('offers the short batches of all partitions at once, and the long ones in turns', async () => {
    const topic = await createTestTopic('turns', 4);
    for (const partition of [0, 1]) await writeTo(topic, numbered(300), partition);
    for (const partition of [2, 3]) await writeTo(topic, numbered(5), partition);
    const books = new MemoryBooks();
    const atWork = { long: 0, short: 0 };
    const most = { long: 0, short: 0 };
    const handler = async (batch: LogBatch): Promise<unknown> => {
      const kind = batch.records.length > 200 ? 'long' : 'short';
      atWork[kind] += 1;
      most[kind] = Math.max(most[kind], atWork[kind]);
      // Short ones wait for each other, long ones long enough for another one to begin.
      if (kind === 'short') await eventually(() => most.short === 2);
      else await writeTo(topic, []);
      atWork[kind] -= 1;
      return books.apply(batch);
    };
    await started({ topic, books, handler, longBatchesAtOnce: 1, shortBatchMax: 200 });
    await eventually(() => books.applied.length === 610);
    expect(most).toEqual({ long: 1, short: 2 });
  });

  // Planted: END_BATCH_PROCESS not listened to; the last record's offset + 1 instead of the batch's end. With either, the
  // position did not reach the end in 10 s.
  it('reaches the end of a log that closes with markers of committed and aborted transactions', async () => {
    const topic = await createTestTopic('markers', 1);
    await writeTo(topic, ['plain']); // offset 0
    await transact(topic, ['kept'], 'commit'); // 1, marker 2
    await transact(topic, ['dropped', 'dropped'], 'abort'); // 3 and 4, marker 5
    const books = new MemoryBooks();
    const server = await started({ topic, books });
    await eventually(() => books.nextOffset(0) === 6n);
    await transact(topic, ['dropped'], 'abort'); // 6, marker 7: an all-filtered batch
    await eventually(() => books.nextOffset(0) === 8n);
    await transact(topic, ['kept too'], 'commit'); // 8, marker 9
    await eventually(() => books.nextOffset(0) === 10n);
    expect(books.applied.map(({ text }) => text)).toEqual(['plain', 'kept', 'kept too']);
    expect(books.claims).toEqual([0]);
    expect(books.fenced).toBe(0);
    expect(server.state().partitions).toEqual([{ partition: 0, state: 'running', nextOffset: 10n }]);
  });

  // Planted: the batch does not wait for the markers' write; `advance` wrote no gap at all.
  it('writes markers down through a database outage, and applies nothing ahead of them', async () => {
    const topic = await createTestTopic('markers-outage', 1);
    const books = new MemoryBooks();
    const advance = books.advance.bind(books);
    let outages = 0;
    books.advance = async (at) => {
      outages += 1;
      if (outages <= 3) throw transientFault();
      return advance(at);
    };
    await started({ topic, books });
    await transact(topic, ['dropped'], 'abort'); // 0, marker 1
    await eventually(() => outages > 0);
    await writeTo(topic, ['after']);
    await eventually(() => books.applied.length === 1);
    expect(books.gaps.join()).toMatch(/^0: 0 (2|1,0: 1 2)$/);
    expect(books.fenced).toBe(0);
    expect(books.claims).toEqual([0]);
  });

  // Planted: markers written down whatever became of the batch before them, in both places that ask; 0 to 29 were booked as a gap,
  // and lost. With one of the two nothing is.
  it('writes no markers down that it read ahead of a batch that cannot be applied', async () => {
    const topic = await createTestTopic('markers-ahead', 1);
    await writeTo(topic, numbered(30));
    const books = new MemoryBooks();
    const { handler: hold, isEntered, release } = heldHandler(books);
    const handler = async (batch: LogBatch): Promise<unknown> => {
      await hold({ ...batch, records: [], nextOffset: batch.expectedOffset });
      throw new TypeError('planted');
    };
    const server = await started({ topic, books, handler, shortBatchMax: 10 });
    await eventually(isEntered);
    const consumer = server.unwrap<Consumer>();
    let isRead = false;
    consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) => (isRead ||= payload.batchSize === 0));
    await transact(topic, ['dropped'], 'abort');
    await eventually(() => isRead);
    release();
    await eventually(() => server.state().partitions[0]?.state === 'halted');
    expect([books.nextOffset(0), books.gaps]).toEqual([0n, []]);
  });

  // Planted: the fault thrown on to kafkajs; the partition was claimed a second time. Halting instead: 240 was not reached.
  it('repeats a transient fault in place, more often than kafkajs would, and skips nothing', async () => {
    const topic = await createTestTopic('transient', 1);
    await writeTo(topic, numbered(240));
    const books = new MemoryBooks();
    let calls = 0;
    const handler = (batch: LogBatch): unknown => {
      calls += 1;
      if (calls % 2 === 1) throw transientFault();
      return books.apply(batch);
    };
    const server = await started({ topic, books, handler, chunkSizeMax: 20 });
    await eventually(() => books.nextOffset(0) === 240n);
    expect(books.offsets(0)).toEqual(offsets(0, 240));
    expect(calls).toBe(24);
    expect(books.claims).toEqual([0]);
    expect(server.state().partitions[0]?.detail).toBeUndefined();
  });

  // Planted: `fenced` ignored; the position was not read again (one claim instead of two).
  it('reads the position again when a commit succeeded but its answer was lost', async () => {
    const topic = await createTestTopic('ambiguous', 1);
    await writeTo(topic, numbered(50));
    const books = new MemoryBooks();
    let calls = 0;
    const handler = (batch: LogBatch): unknown => {
      const outcome = books.apply(batch);
      calls += 1;
      if (calls === 2) throw transientFault();
      return outcome;
    };
    await started({ topic, books, handler, chunkSizeMax: 10 });
    await eventually(() => books.nextOffset(0) === 50n);
    expect(books.offsets(0)).toEqual(offsets(0, 50));
    expect(books.fenced).toBe(1);
    expect(books.claims).toEqual([0, 0]);
  });

  // Planted: the record that stands for a damaged batch applied like any other; its position was beyond the log, and 0 to 29 lost.
  it('halts a partition whose batch does not agree with its checksum, and applies nothing of it', async () => {
    const topic = await createTestTopic('damaged', 1);
    await writeTo(topic, numbered(30, 'x'.repeat(100)));
    const books = new MemoryBooks();
    const damage = damagedFetches();
    try {
      const server = await started({ topic, books, shortBatchMax: 10 });
      await eventually(() => server.state().partitions[0]?.code === 'APPLY_FAILED');
      expect(server.state().partitions[0]?.detail).toContain('checksum');
      expect([books.nextOffset(0), books.applied]).toEqual([0n, []]);
    } finally {
      damage.end();
    }
  });

  // Planted: the fault thrown on to kafkajs; the partition was never reported as halted.
  it('halts only the partition whose handler has a TypeError, and leaves it unskipped', async () => {
    const topic = await createTestTopic('type-error', 2);
    const books = new MemoryBooks();
    const handler = (batch: LogBatch): unknown => {
      if (batch.ownership.partition === 0) throw new TypeError('x is undefined');
      return books.apply(batch);
    };
    const server = await started({ topic, books, handler });
    await writeTo(topic, ['bad'], 0);
    await eventually(() => server.state().partitions[0]?.state === 'halted');
    await writeTo(topic, numbered(5), 1);
    await eventually(() => books.offsets(1).length === 5);
    const state = server.state();
    expect(state.partitions[0]).toMatchObject({ code: 'APPLY_FAILED', detail: 'TypeError: x is undefined' });
    expect(state.crashed).toBeUndefined();
    expect(books.nextOffset(0)).toBe(0n);
    expect(books.rows.get(0)?.halted).toBeUndefined(); // a repaired service goes on after a restart
  });

  // Planted: no heartbeat between chunks, and none while a handler is at work; the partition was claimed a second time.
  it.each([
    ['a batch', { chunkSizeMax: 10, chunkMs: 500, heartbeatIntervalMs: 1_000 }],
    ['a chunk', { chunkSizeMax: 60, chunkMs: 3_000, heartbeatIntervalMs: 150 }],
  ])('keeps its membership through %s that lasts longer than the session', async (_, slow) => {
    const { chunkMs, ...options } = slow;
    const topic = await createTestTopic('long', 1);
    await writeTo(topic, numbered(60));
    const books = new MemoryBooks();
    const handler = (batch: LogBatch): unknown =>
      new Promise((resolve) => setTimeout(() => resolve(books.apply(batch)), chunkMs));
    await started({ topic, books, handler, sessionTimeoutMs: 1_500, ...options });
    await eventually(() => books.nextOffset(0) === 60n);
    await writeTo(topic, ['later']);
    await eventually(() => books.nextOffset(0) === 61n);
    expect(books.claims).toEqual([0]);
  });

  // Planted: no commit of offsets at the broker; the tools' offset did not reach 7.
  it('shows the lag to ordinary Kafka tools', async () => {
    const topic = await createTestTopic('lag', 1);
    await writeTo(topic, numbered(7));
    const books = new MemoryBooks();
    await started({ topic, books });
    await eventually(() =>
      withAdmin({ brokers }, async (admin) => {
        const [group] = await admin.fetchOffsets({ groupId: `group-of-${topic}`, topics: [topic] });
        return group?.partitions[0]?.offset === '7';
      }),
    );
  });

  it('closes within its bound while a handler hangs', async () => {
    const topic = await createTestTopic('hang', 1);
    await writeTo(topic, ['x']);
    const books = new MemoryBooks();
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let entered = false;
    const handler = async (batch: LogBatch): Promise<unknown> => {
      entered = true;
      await held;
      return books.apply(batch);
    };
    const server = await started({ topic, books, handler, closeWithinMs: 500 });
    await eventually(() => entered);
    const askedAt = Date.now();
    await Promise.all([server.close(), server.close()]);
    // Planted: a bound of ten minutes; the test ran into its own limit of 30 s.
    expect(Date.now() - askedAt).toBeLessThan(1_500);
    release();
    await server.unwrap<Consumer>().disconnect();
  });

  // Planted: no sign from the loop that repeats a batch: a consumer that waited for Postgres counted as dead.
  it('gives signs of life while it waits for the database, and none while a handler hangs', async () => {
    const topic = await createTestTopic('signs', 1);
    await writeTo(topic, ['x']);
    const books = new MemoryBooks();
    let attempts = 0;
    let hang = false;
    const handler = (): unknown => {
      attempts += 1;
      if (hang) return new Promise(() => undefined);
      throw transientFault();
    };
    const server = await started({ topic, books, handler, closeWithinMs: 200 });
    await eventually(() => attempts === 2);
    const early = server.state().lastProgressAt ?? 0;
    await eventually(() => attempts === 5);
    expect(server.state().lastProgressAt).toBeGreaterThan(early);
    hang = true;
    await eventually(() => attempts >= 6);
    const last = server.state().lastProgressAt;
    const hungSince = Date.now();
    await eventually(() => Date.now() > hungSince + 1_500);
    expect(server.state().lastProgressAt).toBe(last);
  });
});
