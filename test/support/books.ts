// A ledger over a database of its own, with the chunks of a test applied to it and questions that tests ask of the books.
import { Database } from '#libs/database';
import type { BatchOutcome, LogRecord, Ownership } from '#libs/kafka';
import { type AppliedChunk, BatchApplier, LedgerPositions } from '#libs/ledger';
import { createTestDatabase } from './databases.js';

const place = { clusterId: 'test-cluster', topic: 'salary-updates' };

/** One consumer's view of the books: it claims partitions and applies chunks to them. */
export type Consumer = {
  claim(partition: number): Promise<{ ownership: Ownership; nextOffset: bigint }>;
  apply(ownership: Ownership, from: number, records: LogRecord[], to?: number): Promise<BatchOutcome>;
  positions: LedgerPositions;
};

export type Books = {
  database: Database;
  consumer(owner?: string, onApplied?: (chunk: AppliedChunk) => void): Consumer;
  /** Claims the partition anew and applies the records as one chunk from where it stands. */
  applyNext(partition: number, records: LogRecord[]): Promise<BatchOutcome>;
  /** Pay of the projected periods, a line per employee, period and department. */
  pay(): Promise<string[]>;
  /** What became of each record of an update id, by place in the log. */
  outcomes(): Promise<string[]>;
  close(): Promise<void>;
};

/** Empty books; `close` drops their database. */
export async function openBooks(): Promise<Books> {
  const { url, drop } = await createTestDatabase();
  const database = new Database({ url, applicationName: 'books-test', poolSize: 8 });
  const consumer: Books['consumer'] = (owner = 'consumer-1', onApplied) =>
    consumerOf(database, owner, onApplied);
  return {
    database,
    consumer,
    applyNext: async (partition, records) => {
      const own = consumer();
      const { ownership, nextOffset } = await own.claim(partition);
      return own.apply(ownership, Number(nextOffset), records);
    },
    pay: async () =>
      (
        await database.query<{ line: string }>(
          `select employee_id || ' ' || period_start || ' ' || department || ' ' || currencies::text || amounts::text as line
             from computed_pay order by line`,
        )
      ).map(({ line }) => line),
    outcomes: async () =>
      (
        await database.query<{ line: string }>(
          `select e.partition || ':' || e."offset" || ' ' ||
                  case when (w.partition, w."offset") = (e.partition, e."offset") then 'applied'
                       when w.fingerprint = e.fingerprint then 'duplicate' else 'conflict' end as line
             from entry e join update_winner w using (update_id) order by e.partition, e."offset"`,
        )
      ).map(({ line }) => line),
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

function consumerOf(database: Database, owner: string, onApplied?: (chunk: AppliedChunk) => void): Consumer {
  const positions = new LedgerPositions(database, 'payroll-consumer', owner);
  const applier = new BatchApplier(database, positions, { onApplied });
  return {
    positions,
    claim: async (partition) => {
      const { nextOffset, epoch } = await positions.claim({ ...place, partition });
      return { ownership: { ...place, partition, epoch }, nextOffset };
    },
    apply: (ownership, from, records, to) => {
      const last = records.at(-1)?.offset ?? BigInt(from - 1);
      const nextOffset = to === undefined ? last + 1n : BigInt(to);
      return applier.apply({
        ownership,
        expectedOffset: BigInt(from),
        records,
        nextOffset,
        heartbeat: async () => undefined,
      });
    },
  };
}
