/**
 * What one employee is paid in a period, with the updates behind every line.
 * In: an employee, a period or a month, and what may be known. Out: pay, or undefined where nobody of that id is known.
 * Guaranteed: entries and offset vector come from one snapshot, so `asOf` says exactly which records are contained.
 */
import type { Database } from '#libs/database';
import {
  computePay,
  foldOrdered,
  schedulesOf,
  sumByCurrency,
  type Money,
  type PayComputation,
  type Timeline,
} from '#libs/domain';
import { loadRules } from '#libs/ledger';
import { entriesKnown } from './entries-known.js';
import { foreignPartitions, ownersBehind } from './foreign-partitions.js';
import { everything, type Basis } from './knowledge.js';
import {
  basisOnWire,
  lineOnWire,
  type AnomalyOnWire,
  type BasisOnWire,
  type LineOnWire,
} from './pay-on-wire.js';
import { periodsFor, periodsOnWire, type PeriodAsked, type PeriodsOnWire } from './periods-asked.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';
import { openRetro, postedRunsOf, type RetroOnWire } from './retro-reader.js';
import { standingOn } from './standing-on.js';

/** The pay of one employee in one period, each line with the updates it comes from. */
export type EmployeePay = {
  readonly employeeId: string;
  readonly department: string;
  readonly gross: readonly Money[];
  readonly lines: readonly LineOnWire[];
  /** What posted runs still owe by what is known now, where anything is open; no part of `gross`. Only of answers that know everything. */
  readonly retro?: readonly RetroOnWire[];
  readonly anomalies: readonly AnomalyOnWire[];
} & PeriodsOnWire &
  BasisOnWire;

type Around = {
  readonly periods: PeriodsOnWire;
  readonly onBasis: BasisOnWire;
  readonly further: readonly AnomalyOnWire[];
  readonly retro: readonly RetroOnWire[];
};

export class EmployeePayReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** The pay of the employee in the period; undefined where nobody of that id is known. Database faults are thrown. */
  employeePay(employeeId: string, asked: PeriodAsked, basis: Basis = {}): Promise<EmployeePay | undefined> {
    // REPEATABLE READ: with a snapshot a statement, a batch that commits between the reads would be in `asOf` and not in
    // the lines, and somebody who waits for an offset would be shown figures without it.
    return this.database.transaction(
      async (tx) => {
        const knowledge = basis.knowledge ?? everything;
        // Runs of later than what is known would be compared with less than they knew.
        const knowsAll = knowledge.kind === 'everything';
        // Asked for in the same turn, so in the same trip.
        const [rules, entriesOf, owners, standing, runs] = await Promise.all([
          loadRules(tx),
          entriesKnown(tx, [employeeId], knowledge),
          ownersBehind(tx, employeeId),
          this.watch.standing(tx),
          knowsAll ? postedRunsOf(tx) : [],
        ]);
        const entries = entriesOf.get(employeeId);
        if (entries === undefined) return undefined;
        const timeline = foldOrdered(entries, rules.fold);
        const periods = periodsFor(asked, schedulesOf(timeline), rules);
        const pays = periods.map((period) => computePay(timeline, period, rules.policyOf(period)));
        const behind = new Set(pays.flatMap(updatesBehind));
        const further = foreignPartitions(
          entries.filter(({ updateId }) => behind.has(updateId)),
          owners,
        );
        const retro = await openRetro(tx, timeline, runs, this.scope.topic);
        const onBasis = basisOnWire(basis, standing);
        return this.onWire(timeline, pays, {
          periods: periodsOnWire(asked, periods),
          onBasis,
          further,
          retro,
        });
      },
      // Planning the statements took Postgres as long as answering them.
      { isolation: 'REPEATABLE READ', readOnly: true, prepared: true },
    );
  }

  private onWire(
    timeline: Timeline,
    pays: readonly PayComputation[],
    { periods, onBasis, further, retro }: Around,
  ): EmployeePay {
    const several = pays.length > 1;
    return {
      employeeId: timeline.employeeId,
      department: departmentShown(timeline, pays, periods.period.end),
      ...periods,
      gross: sumByCurrency(pays.flatMap((pay) => pay.gross)),
      ...onBasis,
      lines: pays.flatMap(({ lines, period }) =>
        lines.map((line) => ({
          ...lineOnWire(line, this.scope.topic),
          ...(several ? { paidIn: period.start } : {}),
        })),
      ),
      ...(retro.length === 0 ? {} : { retro }),
      anomalies: [...eachOnce(pays.flatMap((pay) => pay.anomalies)), ...further],
    };
  }
}

/** In force at the end of the last period; where a month holds none of the schedule, on the month's last day. */
function departmentShown(timeline: Timeline, pays: readonly PayComputation[], lastDay: string): string {
  const paid = pays.findLast(({ department }) => department !== '');
  return paid?.department ?? standingOn(timeline, lastDay).employment?.department ?? '';
}

function updatesBehind({ lines }: PayComputation): string[] {
  return lines.flatMap((line) => line.sources.map((source) => source.updateId));
}

/** A doubt about a fact that spans several periods is said once. */
function eachOnce<A extends AnomalyOnWire>(anomalies: readonly A[]): A[] {
  return [...new Map(anomalies.map((anomaly) => [JSON.stringify(anomaly), anomaly])).values()];
}
