import { ExactlyOnceKafkaServer, type ExactlyOnceOptions, type LogBatch } from '#libs/kafka';
import { testBrokers } from './kafka.js';
import type { MemoryBooks } from './memory-books.js';

export type ConsumeOptions = Partial<ExactlyOnceOptions> & {
  topic: string;
  books: MemoryBooks;
  handler?: (batch: LogBatch) => unknown;
};

/** A consumer of `topic` into `books`, as Nest would set it up, with the short session that test brokers allow. */
export function consumerOf({ topic, books, handler, ...options }: ConsumeOptions): ExactlyOnceKafkaServer {
  const server = new ExactlyOnceKafkaServer({
    brokers: testBrokers(),
    groupId: `group-of-${topic}`,
    topic,
    positions: books,
    sessionTimeoutMs: 3_000,
    heartbeatIntervalMs: 300,
    maxWaitMs: 100,
    ...options,
  });
  server.addHandler(topic, async (batch: LogBatch) => (handler ? handler(batch) : books.apply(batch)), true);
  return server;
}

/** Resolves after the first join. */
export function listening(server: ExactlyOnceKafkaServer): Promise<void> {
  return new Promise((resolve, reject) => {
    void server.listen((fault) => (fault === undefined ? resolve() : reject(fault)));
  });
}

/** Starts consumers, each a member once it is given, and closes them after each test of the calling file. */
export function startedConsumers(): (options: ConsumeOptions) => Promise<ExactlyOnceKafkaServer> {
  const servers: ExactlyOnceKafkaServer[] = [];
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.close()));
  });
  return async (options) => {
    const server = consumerOf(options);
    servers.push(server);
    await listening(server);
    return server;
  };
}

/** A handler that applies to the books once it is released, and says when it has been entered. */
export function heldHandler(books: MemoryBooks) {
  let release = (): void => undefined;
  let isEntered = false;
  const held = new Promise<void>((resolve) => (release = resolve));
  const handler = async (batch: LogBatch): Promise<unknown> => {
    isEntered = true;
    await held;
    return books.apply(batch);
  };
  return { handler, isEntered: () => isEntered, release: () => release() };
}

/** A fault as the database room marks those that pass by themselves. */
export const transientFault = (): Error => Object.assign(new Error('server restarts'), { transient: true });
