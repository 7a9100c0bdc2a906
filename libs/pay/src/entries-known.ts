import type { Tx } from '#libs/database';
import type { OrderedEntries } from '#libs/domain';
import { entriesByEmployee, loadEntries, type EntryRow } from '#libs/ledger';
import type { Knowledge } from './knowledge.js';
import { entriesKnown as statement } from './sql/entries-known.js';

/** The entries of some employees that count as far as is known, by employee; who has none is missing from the map. */
export async function entriesKnown(
  tx: Tx,
  employeeIds: readonly string[],
  knowledge: Knowledge,
): Promise<Map<string, OrderedEntries>> {
  // Today's winners are elected already.
  if (knowledge.kind === 'everything') return loadEntries(tx, employeeIds);
  const knownAtMs = knowledge.kind === 'knownAt' ? knowledge.knownAtMs : null;
  const vector = knowledge.kind === 'upTo' ? [...knowledge.vector] : undefined;
  const rows = await tx.query<EntryRow>(statement, [
    employeeIds,
    knownAtMs,
    vector?.map(([partition]) => partition) ?? null,
    vector?.map(([, next]) => next.toString()) ?? null,
  ]);
  return entriesByEmployee(rows);
}
