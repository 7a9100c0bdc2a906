// In: the facts and reversals of one employee. Out: the facts that still stand.
// Guaranteed: a reversed fact is gone as if it had never been, whichever of the two was recorded first; once. A reversal
// that names another department than its fact did waits for an approval by somebody of the fact's department.
import { compareInLog } from '../entry-fields.js';
import type { FactEntry } from '../entry.js';
import type { UpdateReversedEntry } from '../updates/update-reversed.js';
import type { Decisions } from './decisions.js';
import type { Outcomes } from './outcomes.js';

/** The facts that no reversal has taken out, in the order given. */
export function standing(
  facts: readonly FactEntry[],
  reversals: readonly UpdateReversedEntry[],
  decisions: Decisions,
  outcomes: Outcomes,
): readonly FactEntry[] {
  if (reversals.length === 0) return facts;
  const targets = new Set(reversals.map(({ data }) => data.update));
  const byId = new Map<string, FactEntry>();
  for (const fact of facts) if (targets.has(fact.updateId)) byId.set(fact.updateId, fact);
  const reversed = new Set<string>();
  const undecided: [UpdateReversedEntry, FactEntry][] = [];
  // In log order, so that of two reversals of one fact the same one counts on every replay.
  for (const reversal of [...reversals].sort(compareInLog)) {
    const fact = byId.get(reversal.data.update);
    if (fact === undefined) ignore(reversal, 'no such fact is known of this employee', outcomes);
    else if (reversal.department !== fact.department && !isApproved(reversal, fact, decisions, outcomes))
      undecided.push([reversal, fact]);
    else if (reversed.has(fact.updateId)) ignore(reversal, 'it was reversed before', outcomes);
    else {
      reversed.add(fact.updateId);
      outcomes.set(fact, 'reversed');
      outcomes.set(reversal, 'applied');
    }
  }
  for (const [reversal, fact] of undecided) {
    if (outcomes.states.get(reversal.updateId) === 'declined') continue;
    if (reversed.has(fact.updateId)) ignore(reversal, 'it was reversed before', outcomes);
    else outcomes.hold(reversal, { why: 'DEPARTMENT_DIFFERS', ...waitsFor(reversal, fact) });
  }
  // The same list where nothing was taken out, so that nobody sorts it by type again.
  return reversed.size === 0 ? facts : facts.filter(({ updateId }) => !reversed.has(updateId));
}

/** Whether a reversal from elsewhere was let through; where it was refused, that is taken down. */
function isApproved(
  reversal: UpdateReversedEntry,
  fact: FactEntry,
  decisions: Decisions,
  outcomes: Outcomes,
): boolean {
  const decision = decisions.settle(reversal, fact.department, outcomes);
  if (decision?.type === 'update.declined') outcomes.set(reversal, 'declined');
  return decision?.type === 'update.approved';
}

function waitsFor(
  { department }: UpdateReversedEntry,
  fact: FactEntry,
): { detail: string; department: string } {
  const detail = `the reversal names ${department}, the update it reverses ${fact.department}`;
  return { detail, department: fact.department };
}

function ignore({ updateId, data, ...reversal }: UpdateReversedEntry, why: string, outcomes: Outcomes): void {
  const detail = `${data.update} cannot be reversed: ${why}`;
  outcomes.ignore({ updateId, ...reversal }, { code: 'ORPHAN_REVERSAL', detail, updateId });
}
