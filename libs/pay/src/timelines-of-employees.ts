import type { Tx } from '#libs/database';
import { foldOrdered, type OrderedEntries, type Timeline } from '#libs/domain';
import type { PayRules } from '#libs/ledger';
import { entriesKnown } from './entries-known.js';
import { everything, type Knowledge } from './knowledge.js';

/** One employee's entries as far as known, and what they give. */
export type KnownEmployee = { readonly entries: OrderedEntries; readonly timeline: Timeline };

/** The timelines of some employees, read in one statement and folded under the rules; who has no entry that counts is missing from the map. */
export async function timelinesOfEmployees(
  tx: Tx,
  rules: PayRules,
  employeeIds: readonly string[],
  knowledge: Knowledge = everything,
): Promise<Map<string, KnownEmployee>> {
  const known = await entriesKnown(tx, employeeIds, knowledge);
  return new Map(
    [...known].map(([employeeId, entries]) => [
      employeeId,
      { entries, timeline: foldOrdered(entries, rules.fold) },
    ]),
  );
}
