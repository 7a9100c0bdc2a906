import { noAnomalies, type Anomaly } from '../anomaly.js';
import type { FactEntry } from '../entry.js';
import type { Decisions } from './decisions.js';
import type { Outcomes, Waiting } from './outcomes.js';

/**
 * Says of each fact whether it counts. One of another department than the one in force, or over a threshold, waits for
 * somebody else of the department in force: without this a clerk of one department could pay people of another.
 */
export class Admission {
  constructor(
    private readonly decisions: Decisions,
    private readonly outcomes: Outcomes,
  ) {}

  /**
   * What is doubtful about a fact that counts; undefined for one that does not, or not yet. `inForce` is the department in
   * force on its effective date (undefined: nobody is employed), `over` why a threshold holds it.
   */
  admit(entry: FactEntry, inForce: string | undefined, over?: string): readonly Anomaly[] | undefined {
    const waiting = waitingOf(entry, inForce, over);
    if (waiting === undefined) {
      this.outcomes.set(entry, 'applied');
      return noAnomalies;
    }
    const decision = this.decisions.settle(entry, waiting.department, this.outcomes);
    if (decision === undefined) {
      this.outcomes.hold(entry, waiting);
      return undefined;
    }
    if (decision.type === 'update.declined') {
      this.outcomes.set(entry, 'declined');
      return undefined;
    }
    this.outcomes.set(entry, 'applied');
    if (waiting.why === 'OVER_THRESHOLD') return noAnomalies;
    const detail = `${waiting.detail}; approved by ${decision.actor}`;
    return [{ code: waiting.why, detail, updateId: entry.updateId }];
  }

  /** Whether admit would let it count; leaves no trace. */
  wouldAdmit(entry: FactEntry, inForce: string | undefined, over?: string): boolean {
    const waiting = waitingOf(entry, inForce, over);
    return waiting === undefined || this.decisions.on(entry, waiting.department)?.type === 'update.approved';
  }

  /** It makes nothing, for this reason. */
  ignore(entry: FactEntry, anomaly: Anomaly): void {
    this.outcomes.ignore(entry, anomaly);
  }
}

function waitingOf(
  { department }: FactEntry,
  inForce: string | undefined,
  over: string | undefined,
): Waiting | undefined {
  if (inForce !== undefined && inForce !== department) {
    const detail = `the update names ${department}, in force is ${inForce}`;
    return { why: 'DEPARTMENT_DIFFERS', detail, department: inForce };
  }
  return over === undefined ? undefined : { why: 'OVER_THRESHOLD', detail: over, department };
}
