// In: the approvals and declines of one employee's updates. Out: what was decided on an update that waits.
// Guaranteed: the first valid decision in log order counts, whatever order they arrived in; valid means by somebody else
// than the update's author, and naming the department that decides. A decision that decides nothing is flagged.
import type { Anomaly } from '../anomaly.js';
import { compareInLog, type EntryFields } from '../entry-fields.js';
import type { DecisionEntry } from '../entry.js';
import type { Outcomes } from './outcomes.js';

export class Decisions {
  private readonly byTarget = new Map<string, DecisionEntry[]>();
  private readonly settled = new Set<string>();

  constructor(entries: readonly DecisionEntry[]) {
    // Log order makes "first" mean the same whatever interleaving was read; without it a decline read late could lose.
    for (const entry of [...entries].sort(compareInLog)) {
      const ofTarget = this.byTarget.get(entry.data.update);
      if (ofTarget === undefined) this.byTarget.set(entry.data.update, [entry]);
      else ofTarget.push(entry);
    }
  }

  /** The decision that counts on a proposal that waits for somebody of the department, if there is one. Leaves no trace. */
  on(proposal: EntryFields, department: string): DecisionEntry | undefined {
    return this.byTarget
      .get(proposal.updateId)
      ?.find((decision) => decision.actor !== proposal.actor && decision.department === department);
  }

  /** The same, and says of each decision on the proposal what became of it. */
  settle(proposal: EntryFields, department: string, outcomes: Outcomes): DecisionEntry | undefined {
    const counts = this.on(proposal, department);
    this.settled.add(proposal.updateId);
    for (const decision of this.byTarget.get(proposal.updateId) ?? []) {
      if (decision === counts) outcomes.set(decision, 'applied');
      else outcomes.ignore(decision, refusal(decision, proposal, department));
    }
    return counts;
  }

  /** Flags the decisions on whatever never waited; those on reversed updates need no flag, they had their time. */
  flagOthers(isKnown: (updateId: string) => boolean, outcomes: Outcomes): void {
    for (const [target, decisions] of this.byTarget) {
      if (this.settled.has(target)) continue;
      for (const decision of decisions) {
        if (outcomes.states.get(target) === 'reversed') outcomes.set(decision, 'ignored');
        else outcomes.ignore(decision, orphan(decision, target, isKnown(target)));
      }
    }
  }
}

function refusal(decision: DecisionEntry, proposal: EntryFields, department: string): Anomaly {
  const { updateId, actor } = decision;
  if (actor === proposal.actor) {
    return {
      code: 'SELF_APPROVAL',
      detail: `${actor} asked for ${proposal.updateId} and decided it`,
      updateId,
    };
  }
  const detail =
    decision.department === department
      ? `${proposal.updateId} was decided before`
      : `the decision names ${decision.department}, ${department} decides on ${proposal.updateId}`;
  return { code: 'ORPHAN_DECISION', detail, updateId };
}

function orphan({ updateId }: DecisionEntry, target: string, isKnown: boolean): Anomaly {
  const detail = isKnown ? `${target} does not wait for a decision` : `no update ${target} is known here`;
  return { code: 'ORPHAN_DECISION', detail, updateId };
}
