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

/** A consumer that holds the first long batch of partition 0, and has read what was written behind that meanwhile. */
async function readingAhead(name: string, held: (books: MemoryBooks, batch: LogBatch) => unknown) {
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
    return held(books, batch);
  };
  const server = await started({ topic, books, handler, shortBatchMax });
  await eventually(isEntered);
  await writeTo(topic, ['elsewhere'], 1);
  await eventually(() => books.nextOffset(1) === 1n);
  const consumer = server.unwrap<Consumer>();
  let isRead = false;
  consumer.on(consumer.events.START_BATCH_PROCESS, ({ payload }) => (isRead ||= payload.partition === 0));
  await writeTo(topic, numbered(20), 0);
  await eventually(() => isRead);
  return { books, offered, release, server, topic };
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

  // Planted: `close` that does not wait for what kafkajs has back.
  it('finishes the chunk in hand before the consumer is closed', async () => {
    const topic = await createTestTopic('ahead-close', 1);
    await writeTo(topic, numbered(30));
    const books = new MemoryBooks();
    const { handler, isEntered, release } = heldHandler(books);
    const server = await started({ topic, books, handler, shortBatchMax });
    await eventually(isEntered);
    const closed = server.close();
    expect(await settlesWithin(1_000, closed)).toBe(false);
    release();
    await closed;
    expect(books.offsets(0)).toEqual(offsets(0, 30));
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
  prototype.heartbeat = async function (this: object, of: object) {
    if (isLost) throw new KafkaJSConnectionError('planted: the connection is lost');
    return heartbeat.call(this, of);
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
    restore: () => void (prototype.heartbeat = heartbeat),
  };
}
