import { compareEntries, sourceOf, type EntryFields, type Source } from '../entry-fields.js';
import type { Money } from '../money.js';
import { addDays, type PlainDate } from '../plain-date.js';

/** The own fields of `budget.set`; the period is inclusive here, as people write it. */
export type BudgetSet = {
  readonly amount: Money;
  readonly period: { readonly start: string; readonly end: string };
  readonly reason?: string | undefined;
};

export type BudgetSetEntry = EntryFields & { readonly type: 'budget.set'; readonly data: BudgetSet };

/** What a department may spend in one currency, from start to end (half-open). */
export type Budget = {
  readonly department: string;
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly amount: Money;
  readonly source: Source;
};

/**
 * The budgets of one department, ascending by start: of one period and currency the last in the total order. Currencies
 * stand side by side and are never added up; a budget in the wrong one is taken back by setting it to zero.
 * Other entries are left out. Throws if the budgets belong to several departments.
 */
export function foldBudgets(entries: readonly (EntryFields & { readonly type: string })[]): Budget[] {
  const budgets = new Map<string, Budget>();
  const ordered = entries.filter((entry): entry is BudgetSetEntry => entry.type === 'budget.set');
  for (const entry of ordered.sort(compareEntries)) {
    const { department, data } = entry;
    if (department !== ordered[0]?.department)
      throw new RangeError('foldBudgets takes the entries of one department');
    const { start, end } = data.period;
    budgets.set(`${start} ${end} ${data.amount.currency}`, {
      department,
      start,
      end: addDays(end, 1),
      amount: data.amount,
      source: sourceOf(entry),
    });
  }
  return [...budgets.values()].sort((left, right) => (budgetKey(left) < budgetKey(right) ? -1 : 1));
}

function budgetKey({ start, end, amount }: Budget): string {
  return `${start} ${end} ${amount.currency}`;
}
