// Books in which everything happened that books can hold, somebody who tampers with them, and what verify says.
import { PeriodProjection, verifyBooks } from '#libs/ledger';
import { openBooks, type Books } from './books.js';
import { bonusRecord, hireRecord, logStartMs, rawRecord, salaryRecord } from './records.js';

export const verifyOptions = { topic: 'salary-updates', group: 'payroll-consumer' };

export type EventfulBooks = Books & {
  /** Code and place of every fault. */
  faults(): Promise<string[]>;
  /** As somebody would who owns the database: past the trigger. */
  tamper(table: string, statement: string, parameters?: unknown[]): Promise<void>;
};

/** Fresh ones; `close` drops their database. */
export async function openEventfulBooks(): Promise<EventfulBooks> {
  const books = await openBooks();
  await fill(books);
  return {
    ...books,
    faults: async () =>
      (await verifyBooks(books.database, verifyOptions)).faults.map(({ code, where }) => `${code} ${where}`),
    tamper: async (table, statement, parameters = []) => {
      await books.database.query(`alter table ${table} disable trigger user`);
      await books.database.query(statement, parameters);
      await books.database.query(`alter table ${table} enable trigger user`);
    },
  };
}

/** Two partitions with everything that books can hold: duplicates, a conflict, a takeover, rejected records, gaps. */
async function fill(books: Books): Promise<void> {
  await new PeriodProjection(books.database).rollOn('2026-11-23');
  await books.applyNext(2, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({
      offset: 1,
      on: '2026-01-01',
      amount: '60000.00',
      id: 'late',
      recordedAtMs: logStartMs + 50,
    }),
    rawRecord(2, Buffer.from('poison'), Buffer.from([0, 1])),
    // Behind a control marker, and by a clock that stepped back.
    { ...bonusRecord({ offset: 4, on: '2026-11-15', amount: '1.00' }), timestampMs: logStartMs + 10 },
    rawRecord(5, null, null),
  ]);
  await books.applyNext(1, [
    salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00', id: 'late' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '61000.00', id: 'late' }),
    salaryRecord({ offset: 2, on: '2026-02-01', amount: '48000.00', employee: 'E-2', department: 'it' }),
    bonusRecord({ offset: 3, on: '2026-12-05', amount: '10.00', employee: 'E-2', department: 'sales' }),
  ]);
}
