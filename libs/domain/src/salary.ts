import type { Decimal } from 'decimal.js';
import type { Anomaly } from './anomaly.js';
import type { Source } from './entry-fields.js';
import { exactDecimal, type Money } from './money.js';
import { fraction, rational, timesRational, type Rational } from './rational.js';
import type { PlainDate } from './plain-date.js';

/** What somebody earns; hours per week are a decimal text such as "37.5". */
export type Salary =
  | { readonly amount: Money; readonly per: 'year' | 'month' }
  | { readonly amount: Money; readonly per: 'hour'; readonly hoursPerWeek: string };

/** A salary in force: half-open, `end` null while it lasts, from its own effective date even if that is before the hire. */
export type SalaryInterval = {
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly salary: Salary;
  /** The department that the update named. */
  readonly department: string;
  /** The salary that was set; of a raise, what it was raised from with all its own sources, then the raise. */
  readonly sources: readonly Source[];
  readonly anomalies: readonly Anomaly[];
};

const monthly = fraction(12n, 1n);
const weekly = fraction(52n, 1n);

/** The exact annual amount, unrounded, in the salary's currency: of an hourly salary, rate × hours per week × 52. */
export function annualFraction(salary: Salary): Rational {
  const amount = rational(salary.amount.amount);
  if (salary.per === 'hour')
    return timesRational(timesRational(amount, rational(salary.hoursPerWeek)), weekly);
  return salary.per === 'month' ? timesRational(amount, monthly) : amount;
}

/** The same as a decimal, which it always is: of an amount and hours that are decimals. */
export function annualOf(salary: Salary): Decimal {
  const { numerator, denominator } = annualFraction(salary);
  return exactDecimal(`${numerator}`).div(`${denominator}`);
}
