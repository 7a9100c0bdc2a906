// Books with their topic and the consumer that applies it, on the test servers. In: records. Out: the books as they live.
import { Database } from '#libs/database';
import { ExactlyOnceKafkaServer, Publisher, watermarks, type LogBatch, type LogRecord } from '#libs/kafka';
import { BatchApplier, LedgerPositions, PeriodProjection } from '#libs/ledger';
import { createTestDatabase, type TestDatabase } from './databases.js';
import { eventually } from './eventually.js';
import { createTestTopic, testBrokers } from './kafka.js';

const brokers = testBrokers();

export class LiveBooks {
  readonly group = 'payroll-consumer';
  readonly brokers = brokers;

  private constructor(
    private readonly served: TestDatabase,
    readonly database: Database,
    readonly topic: string,
    private readonly partitions: number,
  ) {}

  /** Empty books on a day of November 2026, and an empty topic. */
  static async open(partitions: number): Promise<LiveBooks> {
    const served = await createTestDatabase();
    const database = new Database({ url: served.url, applicationName: 'live-books', poolSize: 4 });
    await new PeriodProjection(database).rollOn('2026-11-23');
    return new LiveBooks(served, database, await createTestTopic('live', partitions), partitions);
  }

  get url(): string {
    return this.served.url;
  }

  async publish(records: readonly (readonly [partition: number, record: LogRecord])[]): Promise<void> {
    const publisher = new Publisher({ brokers, clientId: 'live-books', topic: this.topic });
    try {
      const outcomes = await Promise.all(
        records.map(([partition, { key, headers, value }]) =>
          publisher.publish({
            partition,
            key: key ?? Buffer.alloc(0),
            headers: Object.fromEntries(headers),
            value: value ?? Buffer.alloc(0),
          }),
        ),
      );
      if (!outcomes.every(({ ok }) => ok)) throw new Error('a record was not taken');
    } finally {
      await publisher.close();
    }
  }

  /** Starts the consumer, in chunks small enough that there are many; gives what stops it. */
  start(): () => Promise<void> {
    const positions = new LedgerPositions(this.database, this.group, 'live');
    const applier = new BatchApplier(this.database, positions);
    const server = new ExactlyOnceKafkaServer({
      brokers,
      groupId: `live-${this.topic}`,
      topic: this.topic,
      positions,
      chunkSizeMax: 7,
      maxWaitMs: 50,
    });
    server.addHandler(this.topic, (batch: LogBatch) => applier.apply(batch), true);
    void server.listen(() => undefined);
    return async () => {
      await server.close();
    };
  }

  /** Runs the consumer until it has applied everything that the topic holds. */
  async consume(): Promise<void> {
    const stop = this.start();
    try {
      await this.untilApplied();
    } finally {
      await stop();
    }
  }

  async untilApplied(): Promise<void> {
    const ends = await watermarks({ brokers, topic: this.topic });
    await eventually(
      async () => {
        const reached = await this.reached();
        return (
          reached.size === this.partitions &&
          [...reached].every(([at, next]) => next >= (ends.get(at)?.high ?? 0n))
        );
      },
      { timeoutMs: 25_000 },
    );
  }

  /** The next offset of each partition that was ever claimed. */
  async reached(): Promise<Map<number, bigint>> {
    const rows = await this.database.query<{ partition: number; next: string }>(
      'select partition, next_offset::text as next from consumer_position where topic = $1',
      [this.topic],
    );
    return new Map(rows.map(({ partition, next }) => [partition, BigInt(next)]));
  }

  async close(): Promise<void> {
    await this.database.close();
    await this.served.drop();
  }
}
