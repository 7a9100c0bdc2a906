import { departmentAnomalies, employmentOn, type Employment } from '../employment.js';
import { sourceOf, type EntryFields } from '../entry-fields.js';
import type { Money } from '../money.js';
import type { Salary, SalaryInterval } from '../salary.js';

/** The own fields of `salary.set`; an hourly salary says its contracted hours. */
export type SalarySet = {
  readonly amount: Money;
  readonly effectiveDate: string;
  readonly reason?: string | undefined;
} & (
  | { readonly per: 'year' | 'month'; readonly hoursPerWeek?: string | undefined }
  | { readonly per: 'hour'; readonly hoursPerWeek: string }
);

export type SalarySetEntry = EntryFields & { readonly type: 'salary.set'; readonly data: SalarySet };

/** Salaries from entries in their total order: the latest start holds until the next later one; of one date the last. */
export function salariesOf(
  entries: readonly SalarySetEntry[],
  employments: readonly Employment[],
): SalaryInterval[] {
  const salaries: SalaryInterval[] = [];
  entries.forEach((entry, index) => {
    const end = entries[index + 1]?.effectiveDate ?? null;
    // Of two salaries from one date the later in the total order holds; the other would last no day at all.
    if (end === entry.effectiveDate) return;
    salaries.push({
      start: entry.effectiveDate,
      end,
      salary: salaryOf(entry.data),
      department: entry.department,
      source: sourceOf(entry),
      anomalies: departmentAnomalies(entry, employmentOn(employments, firstPaidDate(entry, employments))),
    });
  });
  return salaries;
}

/** A salary from before the hire counts from the hire, so that is the day whose department it is compared with. */
function firstPaidDate({ effectiveDate }: EntryFields, employments: readonly Employment[]): string {
  const hired = employments[0]?.start ?? effectiveDate;
  return effectiveDate < hired ? hired : effectiveDate;
}

function salaryOf(update: SalarySet): Salary {
  return update.per === 'hour'
    ? { amount: update.amount, per: 'hour', hoursPerWeek: update.hoursPerWeek }
    : { amount: update.amount, per: update.per };
}
