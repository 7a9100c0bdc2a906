import type { Anomaly } from '../anomaly.js';
import type { EntryFields } from '../entry-fields.js';
import { addMoney, exactDecimal, exponentOf, type Money } from '../money.js';
import {
  fraction,
  powerOfTen,
  rational,
  roundedText,
  timesRational,
  wholeOf,
  type Rational,
} from '../rational.js';
import { remembered } from '../remembered.js';
import type { Salary } from '../salary.js';

/** The own fields of `salary.raised`: by a percentage ("3.5"), or by an amount per the unit of the salary in force. */
export type SalaryRaised = (
  | { readonly percent: string; readonly amount?: undefined }
  | { readonly amount: Money; readonly percent?: undefined }
) & { readonly effectiveDate: string; readonly reason?: string | undefined };

export type SalaryRaisedEntry = EntryFields & { readonly type: 'salary.raised'; readonly data: SalaryRaised };

const percentOf = remembered(exactDecimal);
const factorOf = remembered((percent): Rational => {
  const { whole, decimals } = wholeOf(percent);
  const hundred = 100n * powerOfTen(decimals);
  return fraction(hundred + whole, hundred);
});

/** The salary after the raise, rounded once (HALF_UP) to its currency; undefined where the raise is in another currency. */
export function raised(salary: Salary, raise: SalaryRaised): Salary | undefined {
  const { amount, currency } = salary.amount;
  if (raise.amount !== undefined) {
    if (raise.amount.currency !== currency) return undefined;
    return { ...salary, amount: addMoney(salary.amount, raise.amount) };
  }
  // Fractions of whole numbers, for speed: with decimals the raises of a history were a fifth of the time of fold and pay.
  const product = timesRational(rational(amount), factorOf(raise.percent));
  return { ...salary, amount: { amount: roundedText(product, exponentOf(currency), 'HALF_UP'), currency } };
}

/** True if the raise is by more than so many percent of the salary: of a percentage the one that was asked for. */
export function isRaisedByMoreThan(percentLimit: string, salary: Salary, raise: SalaryRaised): boolean {
  if (raise.percent !== undefined) return percentOf(raise.percent).gt(percentOf(percentLimit));
  // Multiplied instead of divided: exact, and any amount is more than every percentage of nothing.
  return exactDecimal(raise.amount.amount)
    .times(100)
    .gt(exactDecimal(salary.amount.amount).times(percentLimit));
}

/** RAISE_OVER_LIMIT for a raise by more than the limit. */
export function raiseAnomalies(
  { data, updateId }: SalaryRaisedEntry,
  salary: Salary,
  percentLimit: string,
): Anomaly[] {
  if (!isRaisedByMoreThan(percentLimit, salary, data)) return [];
  return [{ code: 'RAISE_OVER_LIMIT', detail: `a raise by more than ${percentLimit} percent`, updateId }];
}

/** Why the raise makes nothing. */
export function withoutSalary(
  { effectiveDate, updateId }: SalaryRaisedEntry,
  inForce: Salary | undefined,
): Anomaly {
  const detail =
    inForce === undefined
      ? `no salary is in force on ${effectiveDate}`
      : `the salary in force on ${effectiveDate} is in ${inForce.amount.currency}, the raise is not`;
  return { code: 'RAISE_WITHOUT_SALARY', detail, updateId };
}
