import type { Anomaly } from '../anomaly.js';
import type { EntryFields } from '../entry-fields.js';

/** What became of an entry. `ignored`: it made nothing; an anomaly says why, unless what it concerns was reversed. */
export type EntryState = 'applied' | 'held' | 'declined' | 'reversed' | 'ignored';

/** An update that counts for nothing until somebody else approves it. */
export type HeldUpdate = {
  readonly updateId: string;
  readonly why: 'DEPARTMENT_DIFFERS' | 'OVER_THRESHOLD';
  readonly detail: string;
  /** A decision counts if it names this department. */
  readonly department: string;
  readonly type: string;
  readonly effectiveDate: string;
};

/** Why an entry waits, before it is known who decided what. */
export type Waiting = Pick<HeldUpdate, 'why' | 'detail' | 'department'>;

/** Takes down what becomes of each entry while a fold goes on. */
export class Outcomes {
  private readonly updateIds: string[] = [];
  private readonly statesOf: EntryState[] = [];
  private known: Map<string, EntryState> | undefined;
  readonly held: HeldUpdate[] = [];
  /** About entries that made nothing; doubts about facts stand with the facts. */
  readonly anomalies: Anomaly[] = [];

  /** By update id, what was told last. Made when first asked for: pay is computed at every update, and does without. */
  get states(): ReadonlyMap<string, EntryState> {
    return (this.known ??= new Map(
      this.updateIds.map((updateId, at) => [updateId, this.statesOf[at] as EntryState]),
    ));
  }

  set({ updateId }: EntryFields, state: EntryState): void {
    if (this.known !== undefined) this.known.set(updateId, state);
    else {
      this.updateIds.push(updateId);
      this.statesOf.push(state);
    }
  }

  /** It makes nothing, for this reason. */
  ignore(entry: EntryFields, anomaly: Anomaly): void {
    this.set(entry, 'ignored');
    this.anomalies.push(anomaly);
  }

  hold(entry: EntryFields & { readonly type: string }, waiting: Waiting): void {
    const { updateId, type, effectiveDate } = entry;
    this.set(entry, 'held');
    this.held.push({ updateId, ...waiting, type, effectiveDate });
  }
}
