import { presentData } from '#libs/contracts';
import type { Tx } from '#libs/database';
import { entryOf, inTotalOrder, type Entry, type OrderedEntries } from '#libs/domain';
import { winningEntries, winningEntriesBetween } from './sql/winning-entries.js';
import { Words } from './words.js';

/** A row of the ledger as the statements that feed a fold give it. */
export type EntryRow = {
  employeeId: string;
  partition: number;
  offset: string;
  updateId: string;
  department: string;
  effectiveDate: string;
  recordedAtMs: string;
  type: string;
  version: number;
  data: unknown;
  actor: string;
};

/** The entries that count, by employee; who has none is missing from the map. Offsets as bigint, instants in ms. */
export async function loadEntries(
  tx: Tx,
  employeeIds: readonly string[],
): Promise<Map<string, OrderedEntries>> {
  return entriesByEmployee(await tx.query<EntryRow>(winningEntries, [employeeIds]));
}

/** Likewise, without those that can change no pay from `start` up to the day before `end`. */
export async function loadEntriesBetween(
  tx: Tx,
  employeeIds: readonly string[],
  { start, end }: { readonly start: string; readonly end: string },
): Promise<Map<string, OrderedEntries>> {
  return entriesByEmployee(await tx.query<EntryRow>(winningEntriesBetween, [employeeIds, start, end]));
}

/** What people's entries have in common, once for all that are remembered. */
const words = new Words();

/** The entries that rows stand for, by employee, each employee's in total order. */
export function entriesByEmployee(rows: readonly EntryRow[]): Map<string, OrderedEntries> {
  const entries = new Map<string, Entry[]>();
  for (const row of rows) {
    const entry = entryIn(row);
    const ofEmployee = entries.get(entry.employeeId);
    if (ofEmployee === undefined) entries.set(entry.employeeId, [entry]);
    else ofEmployee.push(entry);
  }
  return new Map([...entries].map(([employeeId, own]) => [employeeId, inTotalOrder(own)]));
}

/** Its members in the order of those that come from the log: the fold is faster where all entries have one shape. */
function entryIn(row: EntryRow): Entry {
  return entryOf({
    partition: row.partition,
    offset: BigInt(row.offset),
    updateId: row.updateId,
    recordedAtMs: parseInt(row.recordedAtMs, 10),
    employeeId: words.shared(row.employeeId),
    department: words.shared(row.department),
    effectiveDate: words.shared(row.effectiveDate),
    version: row.version,
    actor: words.shared(row.actor),
    type: words.shared(row.type),
    data: presentData(row.type, row.version, row.data),
  });
}
