/**
 * What the company pays in a period, per department and currency.
 * In: a period and what may be known. Out: every department that pays or employs somebody, and all of them together.
 * Guaranteed: one snapshot; currencies stand side by side and are never added; somebody paid by two departments counts
 * in both and once in the whole.
 */
import type { Database, Tx } from '#libs/database';
import { sumByCurrency, type Money, type PayPeriod } from '#libs/domain';
import { loadRules, type PayRules } from '#libs/ledger';
import { areProjected, employeesPerChunk, placesOf } from './department-figures.js';
import { departmentShares } from './department-shares.js';
import { employeePages } from './employee-pages.js';
import { everything, type Basis, type Knowledge } from './knowledge.js';
import { basisOnWire, type BasisOnWire } from './pay-on-wire.js';
import { periodsOfCompany, periodsOnWire, type PeriodAsked, type PeriodsOnWire } from './periods-asked.js';
import type { PositionWatch } from './position-watch.js';
import { projectedHeads, projectedTotals } from './sql/projected-totals.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

export type CompanyItem = {
  readonly department: string;
  readonly employees: number;
  readonly gross: readonly Money[];
};

type Figures = { readonly employees: number; readonly items: readonly CompanyItem[] };

/** `employees` and `gross` are of the whole company; `items` ascend by department. */
export type CompanyTotals = PeriodsOnWire & Figures & { readonly gross: readonly Money[] } & BasisOnWire;

export class CompanyTotalsReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
  ) {}

  /** The totals; Database faults are thrown. */
  companyTotals({ period, ...basis }: { readonly period: PeriodAsked } & Basis): Promise<CompanyTotals> {
    const { knowledge = everything } = basis;
    // REPEATABLE READ: chunks of different snapshots would count somebody who moves between them twice, or not at all.
    return this.database.transaction(
      async (tx) => {
        const rules = await loadRules(tx);
        const periods = await periodsOfCompany(tx, period, rules);
        const isProjected = knowledge.kind === 'everything' && (await areProjected(tx, periods));
        const { employees, items } = isProjected
          ? await projected(tx, periods)
          : await computed(tx, periods, knowledge, rules);
        return {
          ...periodsOnWire(period, periods),
          employees,
          gross: sumByCurrency(items.flatMap((item) => item.gross)),
          ...basisOnWire(basis, await this.watch.standing(tx)),
          items,
        };
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}

async function projected(tx: Tx, periods: readonly PayPeriod[]): Promise<Figures> {
  const rows = await tx.query<CompanyItem>(projectedTotals, [...placesOf(periods), null]);
  const [heads] = await tx.query<{ employees: number }>(projectedHeads, placesOf(periods));
  const items = rows.map((row) => ({ ...row, gross: sumByCurrency(row.gross) }));
  return { employees: heads?.employees ?? 0, items };
}

async function computed(
  tx: Tx,
  periods: readonly PayPeriod[],
  knowledge: Knowledge,
  rules: PayRules,
): Promise<Figures> {
  let employees = 0;
  const byDepartment = new Map<string, { employees: number; gross: readonly Money[] }>();
  for await (const employeeIds of employeePages(tx, {}, '', employeesPerChunk)) {
    const parts = new Map<string, Money[]>();
    for (const { timeline } of (await timelinesOfEmployees(tx, rules, employeeIds, knowledge)).values()) {
      const shares = departmentShares(timeline, periods, rules);
      if (shares.length > 0) employees += 1;
      for (const { department, gross } of shares) {
        const sum = byDepartment.get(department) ?? { employees: 0, gross: [] };
        byDepartment.set(department, { ...sum, employees: sum.employees + 1 });
        parts.set(department, [...(parts.get(department) ?? []), ...gross]);
      }
    }
    for (const [department, gross] of parts) {
      const sum = byDepartment.get(department) ?? { employees: 0, gross: [] };
      byDepartment.set(department, { ...sum, gross: sumByCurrency([...sum.gross, ...gross]) });
    }
  }
  const items = [...byDepartment].map(([department, sum]) => ({ department, ...sum }));
  // By code unit, as collation "C" sorts the departments of the projection.
  return { employees, items: items.sort((left, right) => (left.department < right.department ? -1 : 1)) };
}
