/**
 * What posted runs still owe an employee by what is known now, or what the employee owes them.
 * In: an employee. Out: per posted run recalculated less paid, with the lines that the next run will carry.
 * Guaranteed: entries, runs, statements and offset vector come from one snapshot; nothing is stored, so an update shows
 * its effect on closed periods as soon as it is applied.
 */
import type { Database, Tx } from '#libs/database';
import { sumByCurrency, type Money, type PaySchedule, type Timeline } from '#libs/domain';
import { loadRules } from '#libs/ledger';
import {
  basisOnWire,
  lineOnWire,
  periodWithLastDay,
  type BasisOnWire,
  type LineOnWire,
  type PeriodOnWire,
} from './pay-on-wire.js';
import { periodOfRun, type PayRunRow } from './pay-run.js';
import { loadPaidLines } from './paid-lines.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';
import { retroOfRuns, type RetroOfRun } from './retro-of-runs.js';
import { postedRuns } from './sql/pay-runs.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

/** A line of a difference, with the period that it was earned in; it is paid by the next run of the schedule. */
export type RetroLine = LineOnWire & { readonly periodEarned: string };

/** What one posted run should have paid, what was paid for its period so far, and the difference. */
export type RetroOnWire = {
  readonly run: string;
  readonly schedule: PaySchedule;
  readonly period: PeriodOnWire;
  readonly sealedAt: string;
  readonly recalculated: readonly Money[];
  readonly paid: readonly Money[];
  /** Recalculated less paid, per currency: negative where too much was paid. */
  readonly open: readonly Money[];
  readonly lines: readonly RetroLine[];
};

export type EmployeeRetro = BasisOnWire & {
  readonly employeeId: string;
  /** The sum over all runs. */
  readonly open: readonly Money[];
  readonly runs: readonly RetroOnWire[];
};

/**
 * The differences still open of one employee, per posted run; runs with nothing open are left out. For whoever shows the
 * employee's pay: the timeline is what that answer knows, the transaction its snapshot.
 */
export async function openRetro(
  tx: Tx,
  timeline: Timeline,
  runs: readonly PayRunRow[],
  topic: string,
): Promise<RetroOnWire[]> {
  const found = await retroOfEmployee(tx, timeline, runs);
  return found.filter(({ lines }) => lines.length > 0).map((retro) => retroOnWire(retro, topic));
}

/** Every posted run of the company, as the transaction sees it. */
export function postedRunsOf(tx: Tx): Promise<PayRunRow[]> {
  return tx.query<PayRunRow>(postedRuns, [null]);
}

async function retroOfEmployee(
  tx: Tx,
  timeline: Timeline,
  runs: readonly PayRunRow[],
): Promise<RetroOfRun[]> {
  if (runs.length === 0) return [];
  const paid = await loadPaidLines(tx, [timeline.employeeId]);
  return retroOfRuns(timeline, runs, paid.get(timeline.employeeId));
}

function retroOnWire({ run, recalculated, paid, lines }: RetroOfRun, topic: string): RetroOnWire {
  return {
    run: run.id,
    schedule: run.schedule,
    period: periodWithLastDay(periodOfRun(run)),
    sealedAt: run.sealedAt.toISOString(),
    recalculated,
    paid,
    open: sumByCurrency(lines.map((line) => line.amount)),
    lines: lines.map((line) => ({ ...lineOnWire(line, topic), periodEarned: run.start })),
  };
}

export class RetroReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** Every posted run that concerns the employee, open or not, and whose cost it is; undefined where nobody of that id is known. */
  employeeRetro(
    employeeId: string,
  ): Promise<{ retro: EmployeeRetro; departments: ReadonlySet<string> } | undefined> {
    // REPEATABLE READ: a run posted between the reads would count as paid in one and as open in the other.
    return this.database.transaction(
      async (tx) => {
        const known = (await timelinesOfEmployees(tx, await loadRules(tx), [employeeId])).get(employeeId);
        if (known === undefined) return undefined;
        const concerned = (await retroOfEmployee(tx, known.timeline, await postedRunsOf(tx))).filter(
          ({ recalculated, paid, lines }) => recalculated.length + paid.length + lines.length > 0,
        );
        const retro = {
          employeeId,
          ...basisOnWire({}, await this.watch.standing(tx)),
          open: sumByCurrency(concerned.flatMap(({ lines }) => lines.map((line) => line.amount))),
          runs: concerned.map((one) => retroOnWire(one, this.scope.topic)),
        };
        return { retro, departments: new Set(departmentsOf(known.timeline, concerned)) };
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}

/** Without any run, the departments that employ somebody say who may read that there is none. */
function departmentsOf({ employments }: Timeline, concerned: readonly RetroOfRun[]): string[] {
  const own = employments.map(({ department }) => department);
  return concerned.length === 0 ? own : concerned.flatMap(({ departments }) => departments);
}
