import { createRequire } from 'node:module';
import type { Consumer } from 'kafkajs';
import { heldHandler, startedConsumers } from '../../../test/support/consume.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic } from '../../../test/support/kafka.js';
import { numbered, offsets, writeTo } from '../../../test/support/log-of.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';
import type { ExactlyOnceKafkaServer } from './exactly-once-server.js';
import { settlesWithin } from './pause.js';
import type { LogBatch } from './positions.js';

const started = startedConsumers();
/** Batches of more are long. */
const shortBatchMax = 10;

type Handler = (books: MemoryBooks, batch: LogBatch) => unknown;

/** A consumer that holds the first long batch of partition 0 until it is released, and then does with it what is asked. */
async function held(name: string, first: Handler) {
  const topic = await createTestTopic(name, 2);
  await writeTo(topic, numbered(30), 0);
  const books = new MemoryBooks();
  const { handler: hold, isEntered, release } = heldHandler(books);
  const offered: bigint[] = [];
  const handler = async (batch: LogBatch): Promise<unknown> => {
    if (batch.ownership.partition === 1) return books.apply(batch);
    offered.push(batch.expectedOffset);
    if (offered.length > 1) return books.apply(batch);
    await hold({ ...batch, records: [], nextOffset: batch.expectedOffset });
    return first(books, batch);
  };
  const server = await started({ topic, books, handler, shortBatchMax });
  await eventually(isEntered);
  return { topic, books, offered, release, server };
}

/** The same, which has read meanwhile what was written behind that batch. */
async function readingAhead(name: string, first: Handler) {
  const consuming = await held(name, first);
  const { topic, books, server } = consuming;
  await writeTo(topic, ['elsewhere'], 1);
  await eventually(() => books.nextOffset(1) === 1n);
  const consumer = server.unwrap<Consumer>();
  let isRead = false;
  consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => (isRead ||= payload.partition === 0));
  await writeTo(topic, numbered(20), 0);
  await eventually(() => isRead);
  return consuming;
}

describe('reading ahead of a long batch', () => {
  // Planted: `take` that comes back only when the batch is applied; nothing of the other partition came in 10 s.
  it('applies in the end what was read, in order and once', async () => {
    const { books, offered, release } = await readingAhead('ahead', (all, batch) => all.apply(batch));
    expect(offered).toEqual([0n]);
    release();
    await eventually(() => books.nextOffset(0) === 50n);
    expect(books.offsets(0)).toEqual(offsets(0, 50));
    expect([offered, books.fenced, books.claims]).toEqual([[0n, 30n], 0, [0, 1]]);
  });

  // Planted: a halted partition whose batches go on.
  it('gives it up when the batch before it cannot be applied', async () => {
    const { books, offered, release, server } = await readingAhead('ahead-halted', () => {
      throw new TypeError('planted');
    });
    release();
    await eventually(() => stateOf(server) === 'halted');
    expect([offered, books.offsets(0)]).toEqual([[0n], []]);
  });

  // Planted: a slot that is claimed again and goes on reading where it was.
  it('reads it again from where the books stand when somebody else has moved them', async () => {
    const { books, release } = await readingAhead('ahead-fenced', (all, batch) => {
      all.standAt(0, 10n);
      return all.apply(batch);
    });
    release();
    await eventually(() => books.nextOffset(0) === 50n);
    expect(books.offsets(0)).toEqual(offsets(10, 50));
  });

  // Planted: no `givenUp`, and a chunk that says it follows what was applied instead of what was fetched; 0 to 29 were never
  // applied. With one of the two nothing is lost.
  it('is refused by the books behind a batch that a failed heartbeat made it give up, and read again', async () => {
    const heartbeats = losableHeartbeats();
    try {
      const { books, offered, release } = await readingAhead('ahead-heartbeat', (_books, batch) =>
        heartbeats.lostIn(batch),
      );
      release();
      await eventually(() => books.nextOffset(0) === 50n);
      expect(books.offsets(0)).toEqual(offsets(0, 50));
      expect(offered[0]).toBe(0n);
    } finally {
      heartbeats.restore();
    }
  });

  // Planted: no `givenUp`; the partition stood at 0 for ever, and nothing was to be seen of it.
  it('reads a batch again that a failed heartbeat made it give up, although nothing follows', async () => {
    const heartbeats = losableHeartbeats();
    try {
      const topic = await createTestTopic('given-up', 1);
      await writeTo(topic, numbered(30));
      const books = new MemoryBooks();
      let isLost = false;
      const handler = (batch: LogBatch): unknown => {
        if (isLost) return books.apply(batch);
        isLost = true;
        return heartbeats.lostIn(batch);
      };
      await started({ topic, books, handler, shortBatchMax });
      await eventually(() => books.nextOffset(0) === 30n);
      expect(books.offsets(0)).toEqual(offsets(0, 30));
    } finally {
      heartbeats.restore();
    }
  });

  // Planted: what a heartbeat on the side failed by kept as if the handler had asked for it; the batch was given up over and over.
  it('halts for what a handler fails by, although a heartbeat failed while it was at work', async () => {
    const heartbeats = losableHeartbeats();
    try {
      const topic = await createTestTopic('beat-on-the-side', 1);
      await writeTo(topic, numbered(5));
      let calls = 0;
      const handler = async (): Promise<never> => {
        calls += 1;
        await heartbeats.loseOne();
        throw new TypeError('x is undefined');
      };
      const server = await started({ topic, books: new MemoryBooks(), handler, heartbeatIntervalMs: 100 });
      await eventually(() => stateOf(server) === 'halted');
      expect(calls).toBe(1);
    } finally {
      heartbeats.restore();
    }
  });

  // Planted: a claim at once; it fenced the chunk in hand, which was read and applied again.
  it('claims a partition again only when the chunk in hand has ended', async () => {
    const { topic, books, release, server } = await held('ahead-claim', (all, batch) => all.apply(batch));
    // kafkajs jumps, as it does by itself where a broker refuses a position.
    server.unwrap<Consumer>().seek({ topic, partition: 0, offset: '3' });
    await eventually(() => stateOf(server) === 'claiming');
    const isClaimed = (): boolean => books.claims.filter((partition) => partition === 0).length > 1;
    await expect(eventually(isClaimed, { timeoutMs: 500 })).rejects.toThrow('not within');
    release();
    await writeTo(topic, ['after']);
    await eventually(() => books.nextOffset(0) === 31n);
    expect([books.offsets(0), books.fenced]).toEqual([offsets(0, 31), 0]);
  });

  // Planted: fetches that count as progress whatever hangs; the last sign of life was younger than the handler's start.
  it('is no sign of life of a handler that hangs', async () => {
    const { server, release } = await held('ahead-hung', (all, batch) => all.apply(batch));
    const consumer = server.unwrap<Consumer>();
    let fetches = 0;
    consumer.on(consumer.events.FETCH, () => (fetches += 1));
    await eventually(() => fetches > 0);
    const last = server.state().lastProgressAt;
    await eventually(() => fetches > 3);
    expect(server.state().lastProgressAt).toBe(last);
    release();
  });

  // Planted: `close` that does not wait for what kafkajs has back; partitions that are not paused, of which the same records came
  // again and again while the chunk in hand was applied.
  it('ends with the chunk in hand before the consumer is closed', async () => {
    const { topic, books, release, server } = await held('ahead-close', (all, batch) => all.apply(batch));
    const consumer = server.unwrap<Consumer>();
    const closed = server.close();
    let begun = 0;
    consumer.on(consumer.events.START_BATCH_PROCESS, () => (begun += 1));
    await writeTo(topic, numbered(20));
    expect(await settlesWithin(1_000, closed)).toBe(false);
    release();
    await closed;
    expect(books.offsets(0)).toEqual(offsets(0, 30));
    expect(begun).toBeLessThan(3);
  });
});

function stateOf(server: ExactlyOnceKafkaServer): string | undefined {
  return server.state().partitions[0]?.state;
}

/** The connection to the coordinator, which a batch may lose for heartbeats alone. */
function losableHeartbeats() {
  const load = createRequire(import.meta.url);
  const { prototype } = load('kafkajs/src/broker') as {
    prototype: { heartbeat: (of: object) => Promise<unknown> };
  };
  const { KafkaJSConnectionError } = load('kafkajs/src/errors') as {
    KafkaJSConnectionError: new (text: string) => Error;
  };
  // oxlint-disable-next-line typescript/unbound-method -- called with a broker below
  const { heartbeat } = prototype;
  let isLost = false;
  let lost = 0;
  prototype.heartbeat = async function (this: object, of: object) {
    if (!isLost) return heartbeat.call(this, of);
    lost += 1;
    throw new KafkaJSConnectionError('planted: the connection is lost');
  };
  return {
    /** Rejects with the fault, after which there is a connection again. */
    async lostIn(batch: LogBatch): Promise<never> {
      isLost = true;
      try {
        for (;;) await batch.heartbeat();
      } finally {
        isLost = false;
      }
    },
    /** Waits until one was lost that nobody here has sent. */
    async loseOne(): Promise<void> {
      const before = lost;
      isLost = true;
      await eventually(() => lost > before);
      isLost = false;
    },
    restore: () => void (prototype.heartbeat = heartbeat),
  };
}
