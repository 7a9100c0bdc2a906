/**
 * What became of an update.
 * In: its id and, optionally, where its record lies. Out: its state and every record that carries the id.
 * Guaranteed: records and positions come from one snapshot, so an update that was just applied is never "unknown" in
 * between; `pending` is said only while the books have not reached the record named.
 */
import type { Database, Tx } from '#libs/database';
import { loadRules } from '#libs/ledger';
import { identityOfRejected } from './identity-of-rejected.js';
import { isApplied, type Coordinate, type LedgerScope, type PositionWatch } from './position-watch.js';
import { rejectedAt } from './sql/rejected-at.js';
import { updateCoordinates } from './sql/update-coordinates.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

export type CoordinateOutcome = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly outcome: 'applied' | 'duplicate' | 'conflict' | 'rejected';
  /** Why, where the record was rejected. */
  readonly code?: string;
};

export type UpdateState = {
  readonly updateId: string;
  /** Of an applied update what the fold of its employee makes of it: it may wait, be declined or be undone. */
  readonly state: 'pending' | 'applied' | 'held' | 'declined' | 'reversed' | 'rejected';
  /** Codes of what is doubtful about it; absent where nothing is. */
  readonly anomalies?: readonly string[];
  readonly coordinates: readonly CoordinateOutcome[];
};

type Row = { partition: number; offset: string; outcome: CoordinateOutcome['outcome'] };
type FoundRow = Row & { employeeId: string };

export class UpdateReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** The update's state; undefined where the books know no such update and none can still come at `at`. */
  updateState(updateId: string, at: Coordinate | undefined): Promise<UpdateState | undefined> {
    // REPEATABLE READ: read one after the other under READ COMMITTED, the record could be missing from the first
    // statement and the position past it in the second, and an update being applied would be called unknown.
    return this.database.transaction(
      async (tx) => {
        const rows = await tx.query<FoundRow>(updateCoordinates, [updateId]);
        const found = rows.map((row) => this.coordinateOf(row));
        const rejected = at === undefined ? [] : await this.rejectedRecord(tx, updateId, at);
        const coordinates = [...found, ...rejected];
        const winner = rows.find(({ outcome }) => outcome === 'applied');
        if (winner !== undefined)
          return { updateId, ...(await foldedState(tx, winner.employeeId, updateId)), coordinates };
        if (rejected.length > 0) return { updateId, state: 'rejected', coordinates };
        if (at === undefined || isApplied(await this.watch.positions(tx), at)) return undefined;
        return { updateId, state: 'pending', coordinates };
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }

  private async rejectedRecord(tx: Tx, updateId: string, at: Coordinate): Promise<CoordinateOutcome[]> {
    const offset = at.offset.toString();
    const rows = await tx.query<{ code: string; headers: Buffer }>(rejectedAt, [at.partition, offset]);
    return rows
      .filter(({ headers }) => identityOfRejected(headers) === updateId)
      .map(({ code }) => ({
        ...this.coordinateOf({ partition: at.partition, offset, outcome: 'rejected' }),
        code,
      }));
  }

  private coordinateOf({ partition, offset, outcome }: Row): CoordinateOutcome {
    return { topic: this.scope.topic, partition, offset, outcome };
  }
}

/** What the fold of its employee makes of the update that counts. An update that made nothing is applied, with the reason as anomaly. */
async function foldedState(
  tx: Tx,
  employeeId: string,
  updateId: string,
): Promise<Pick<UpdateState, 'state' | 'anomalies'>> {
  // What lies under a department's budget is no employee's, and nothing is folded there.
  if (employeeId.includes(':')) return { state: 'applied' };
  const known = await timelinesOfEmployees(tx, await loadRules(tx), [employeeId]);
  const { states, anomalies = [] } = known.get(employeeId)?.timeline ?? {};
  const codes = anomalies.flatMap((anomaly) => (anomaly.updateId === updateId ? [anomaly.code] : []));
  const state = states?.get(updateId) ?? 'applied';
  return {
    state: state === 'ignored' ? 'applied' : state,
    ...(codes.length === 0 ? {} : { anomalies: [...new Set(codes)] }),
  };
}
