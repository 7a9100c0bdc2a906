import type { EntryFields } from '../entry-fields.js';
import type { Money } from '../money.js';
import type { Salary } from '../salary.js';

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

/** The salary that the update names. */
export function salaryOf(update: SalarySet): Salary {
  return update.per === 'hour'
    ? { amount: update.amount, per: 'hour', hoursPerWeek: update.hoursPerWeek }
    : { amount: update.amount, per: update.per };
}
