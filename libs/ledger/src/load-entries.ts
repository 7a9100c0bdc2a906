import type { Tx } from '#libs/database';
import { entryOf, type Entry } from '#libs/domain';
import { winningEntries } from './sql/winning-entries.js';

type EntryRow = {
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

/** The entries that count, by employee; somebody without any has none. Offsets as bigint, instants in ms. */
export async function loadEntries(tx: Tx, employeeIds: readonly string[]): Promise<Map<string, Entry[]>> {
  const rows = await tx.query<EntryRow>(winningEntries, [employeeIds]);
  const entries = new Map<string, Entry[]>();
  for (const row of rows) {
    const entry = entryOf({
      ...row,
      offset: BigInt(row.offset),
      recordedAtMs: parseInt(row.recordedAtMs, 10),
    });
    const ofEmployee = entries.get(row.employeeId);
    if (ofEmployee === undefined) entries.set(row.employeeId, [entry]);
    else ofEmployee.push(entry);
  }
  return entries;
}
