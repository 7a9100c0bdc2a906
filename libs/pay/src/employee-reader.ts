/**
 * One employee: how things stand on a date, and the whole history, both as far as known.
 * In: an employee, a date, what may be known. Out: facts with their sources, or undefined where nobody of that id is known.
 * Guaranteed: one snapshot an answer; names come from the profiles, never from the log, and are those of today.
 */
import type { Database, Tx } from '#libs/database';
import type { HeldUpdate, Money, PaySchedule, PlainDate, Salary } from '#libs/domain';
import { loadRules } from '#libs/ledger';
import { entriesOnWire, factsOnWire, lastDay, type EntryOnWire, type FactOnWire } from './facts-on-wire.js';
import { foreignPartitionAnomalies } from './foreign-partitions.js';
import { everything, type Basis } from './knowledge.js';
import { basisOnWire, type AnomalyOnWire, type BasisOnWire } from './pay-on-wire.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';
import { profileNames } from './sql/profiles.js';
import { departmentsOf, standingOn, type EmployeeStatus } from './standing-on.js';
import { timelinesOfEmployees, type KnownEmployee } from './timelines-of-employees.js';

/** How somebody stands on a date. What is absent there is not: no salary in force, no employment at all. */
export type EmployeeOnDate = {
  readonly employeeId: string;
  readonly name?: string;
  readonly effectiveOn: string;
  readonly status: EmployeeStatus;
  readonly department?: string;
  readonly paySchedule?: PaySchedule;
  readonly employment?: { readonly start: string; readonly end: string | null };
  readonly salary?: SalaryOnWire;
  /** Updates that wait for an approval. */
  readonly held: readonly Pick<HeldUpdate, 'updateId' | 'why' | 'detail'>[];
  readonly anomalies: readonly AnomalyOnWire[];
} & BasisOnWire;

type SalaryOnWire = {
  readonly amount: Money;
  readonly per: Salary['per'];
  readonly hoursPerWeek?: string;
  readonly start: string;
  readonly end: string | null;
};

export type EmployeeHistory = {
  readonly employeeId: string;
  readonly name?: string;
  readonly facts: readonly FactOnWire[];
  readonly entries: readonly EntryOnWire[];
  readonly anomalies: readonly AnomalyOnWire[];
} & BasisOnWire;

/** An answer with the departments that whoever reads it must be in scope of. */
export type Scoped<T> = { readonly answer: T; readonly departments: ReadonlySet<string> };

type Snapshot = KnownEmployee & {
  readonly tx: Tx;
  readonly name: { readonly name?: string };
  readonly anomalies: readonly AnomalyOnWire[];
  readonly onBasis: BasisOnWire;
};

export class EmployeeReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** How the employee stands on a date. Database faults are thrown. */
  onDate(employeeId: string, date: PlainDate, basis: Basis): Promise<Scoped<EmployeeOnDate> | undefined> {
    return this.inSnapshot(employeeId, basis, ({ timeline, name, anomalies, onBasis }) => {
      const { status, employment } = standingOn(timeline, date);
      const salary = timeline.salaries.find(
        ({ start, end }) => start <= date && (end === null || date < end),
      );
      const answer: EmployeeOnDate = {
        employeeId,
        ...name,
        effectiveOn: date,
        status,
        ...(employment === undefined
          ? {}
          : {
              department: employment.department,
              paySchedule: employment.paySchedule,
              employment: { start: employment.start, end: lastDay(employment.end) },
            }),
        ...(salary === undefined || status !== 'employed'
          ? {}
          : { salary: { ...salary.salary, start: salary.start, end: lastDay(salary.end) } }),
        held: timeline.held.map(({ updateId, why, detail }) => ({ updateId, why, detail })),
        anomalies,
        ...onBasis,
      };
      const departments = employment === undefined ? departmentsOf(timeline) : [employment.department];
      return { answer, departments: new Set(departments) };
    });
  }

  /** Everything known of the employee. Database faults are thrown. */
  history(employeeId: string, basis: Basis): Promise<Scoped<EmployeeHistory> | undefined> {
    return this.inSnapshot(employeeId, basis, ({ timeline, entries, name, anomalies, onBasis }) => ({
      answer: {
        employeeId,
        ...name,
        facts: factsOnWire(timeline, entries, this.scope.topic),
        entries: entriesOnWire(timeline, entries, this.scope.topic),
        anomalies,
        ...onBasis,
      },
      departments: departmentsOf(timeline),
    }));
  }

  private inSnapshot<T>(
    employeeId: string,
    basis: Basis,
    read: (snapshot: Snapshot) => T,
  ): Promise<T | undefined> {
    // REPEATABLE READ: an update that commits between the reads would be in `asOf` and not in the facts.
    return this.database.transaction(
      async (tx) => {
        const rules = await loadRules(tx);
        const knowledge = basis.knowledge ?? everything;
        const known = (await timelinesOfEmployees(tx, rules, [employeeId], knowledge)).get(employeeId);
        if (known === undefined) return undefined;
        const [profile] = await tx.query<{ name: string }>(profileNames, [[employeeId]]);
        return read({
          tx,
          ...known,
          name: profile === undefined ? {} : { name: profile.name },
          anomalies: [...known.timeline.anomalies, ...(await foreignPartitionAnomalies(tx, known.entries))],
          onBasis: basisOnWire(basis, await this.watch.standing(tx)),
        });
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}
