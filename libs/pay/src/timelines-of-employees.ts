import type { Tx } from '#libs/database';
import { fold, type Timeline } from '#libs/domain';
import { loadEntries } from '#libs/ledger';

/** The timelines of some employees, read in one statement; who has no entry that counts is missing from the map. */
export async function timelinesOfEmployees(
  tx: Tx,
  employeeIds: readonly string[],
): Promise<Map<string, Timeline>> {
  const entries = await loadEntries(tx, employeeIds);
  return new Map([...entries].map(([employeeId, theirs]) => [employeeId, fold(theirs)]));
}
