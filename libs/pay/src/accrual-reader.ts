/**
 * What a department's pay in a month comes to beside the budgets that hold that month.
 * In: a department, a month, what may be known. Out: the sum of computed pay per currency, and each budget with what has
 * accrued against it since its start.
 * Guaranteed: one snapshot; a budget is compared with pay of its own currency alone; what has accrued is summed from
 * computed pay and kept nowhere else, so it cannot differ from it.
 */
import type { Database, Tx } from '#libs/database';
import {
  addMoney,
  foldBudgets,
  negated,
  nextPeriod,
  periodContaining,
  sumByCurrency,
  type Budget,
  type Money,
  type PayPeriod,
} from '#libs/domain';
import { loadRules, type PayRules } from '#libs/ledger';
import {
  areProjected,
  computedFigures,
  projectedFigures,
  type DepartmentTotals,
} from './department-figures.js';
import { entriesKnown } from './entries-known.js';
import { lastDay } from './facts-on-wire.js';
import { everything, type Basis, type Knowledge } from './knowledge.js';
import { basisOnWire, sourceOnWire, type BasisOnWire, type SourceOnWire } from './pay-on-wire.js';
import { periodsOfCompany, periodsOnWire, type PeriodsOnWire } from './periods-asked.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';

export type DepartmentAccrual = { readonly department: string } & PeriodsOnWire & {
    readonly employees: number;
    /** What the month's pay comes to, per currency. */
    readonly accrued: readonly Money[];
    readonly budgets: readonly BudgetOnWire[];
  } & BasisOnWire;

/** `accrued` is the pay of the budget's months up to the one asked for, in its currency; absent where those are too many. */
export type BudgetOnWire = {
  readonly period: { readonly start: string; readonly end: string };
  readonly amount: Money;
  readonly accrued?: Money;
  /** Negative where the budget is overspent. */
  readonly remaining?: Money;
  readonly source: SourceOnWire;
};

export type AccrualRequest = { readonly department: string; readonly month: PayPeriod } & Basis;

type Snapshot = { readonly tx: Tx; readonly rules: PayRules; readonly knowledge: Knowledge };

/** Ten years: a budget for longer is shown without what has accrued. */
const monthsMax = 120;

export class AccrualReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** The accrual; Database faults are thrown. */
  accrual(request: AccrualRequest): Promise<DepartmentAccrual> {
    const { department, month, knowledge = everything } = request;
    // REPEATABLE READ: budget and pay of one moment.
    return this.database.transaction(
      async (tx) => {
        const snapshot = { tx, rules: await loadRules(tx), knowledge };
        const { periods, totals } = await payOfMonth(snapshot, department, month);
        const budgets: BudgetOnWire[] = [];
        for (const budget of await budgetsOf(snapshot, department, month))
          budgets.push(await this.beside(budget, snapshot, month, totals));
        return {
          department,
          ...periodsOnWire({ month }, periods),
          employees: totals.employees,
          accrued: totals.gross,
          budgets,
          ...basisOnWire(request, await this.watch.standing(tx)),
        };
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }

  private async beside(
    budget: Budget,
    snapshot: Snapshot,
    month: PayPeriod,
    ofMonth: DepartmentTotals,
  ): Promise<BudgetOnWire> {
    const { currency } = budget.amount;
    const months = monthsBefore(budget, month);
    let gross: readonly Money[] | undefined = months === undefined ? undefined : ofMonth.gross;
    for (const earlier of months ?? []) {
      const { totals } = await payOfMonth(snapshot, budget.department, earlier);
      gross = sumByCurrency([...(gross ?? []), ...totals.gross]);
    }
    const nothing = sumByCurrency([{ amount: '0', currency }])[0] ?? { amount: '0', currency };
    const accrued = gross && (gross.find((sum) => sum.currency === currency) ?? nothing);
    return {
      period: { start: budget.start, end: lastDay(budget.end) ?? '' },
      amount: budget.amount,
      ...(accrued === undefined ? {} : { accrued, remaining: addMoney(budget.amount, negated(accrued)) }),
      source: sourceOnWire(budget.source, this.scope.topic),
    };
  }
}

/** The budgets that hold a day of the month. */
async function budgetsOf(
  { tx, knowledge }: Snapshot,
  department: string,
  month: PayPeriod,
): Promise<Budget[]> {
  // A budget lies under an id that no employee can have.
  const id = `department:${department}`;
  const entries = (await entriesKnown(tx, [id], knowledge)).get(id) ?? [];
  return foldBudgets(entries).filter(({ start, end }) => start < month.end && end > month.start);
}

/** The budget's months before the one asked for: those that begin in its period. Undefined where there are too many. */
function monthsBefore({ start }: Budget, asked: PayPeriod): PayPeriod[] | undefined {
  const months: PayPeriod[] = [];
  let month = periodContaining('monthly', start);
  if (month !== undefined && month.start < start) month = nextPeriod(month);
  for (; month !== undefined && month.start < asked.start; month = nextPeriod(month)) {
    if (months.length >= monthsMax) return undefined;
    months.push(month);
  }
  return months;
}

async function payOfMonth(
  { tx, rules, knowledge }: Snapshot,
  department: string,
  month: PayPeriod,
): Promise<{ periods: readonly PayPeriod[]; totals: DepartmentTotals }> {
  const periods = await periodsOfCompany(tx, { month }, rules);
  const isProjected = knowledge.kind === 'everything' && (await areProjected(tx, periods));
  const figures = isProjected
    ? projectedFigures(tx, department, periods)
    : computedFigures(tx, { department, periods, knowledge, rules });
  return { periods, totals: await figures.totals() };
}
