import type { Decimal } from 'decimal.js';
import { exactDecimal, type Money } from '../money.js';
import { defaultPayPolicy } from '../pay-policy.js';
import type { PlainDate } from '../plain-date.js';
import { annualOf, type SalaryInterval } from '../salary.js';
import { scheduleOn } from '../schedule-on.js';
import type { BonusWorth } from '../updates/bonus-granted.js';
import type { EmploymentHistory } from './employments.js';
import type { Worth } from './thresholds.js';

type Known = { readonly history: EmploymentHistory; readonly salaries: readonly SalaryInterval[] };

/** What an amount is worth, without its sign: as such, and as a percentage of the annual salary in force on the date. */
export function worthOfAmount({ amount, currency }: Money, date: PlainDate, known: Known): Worth {
  const value = exactDecimal(amount).abs();
  const salary = annualOn(known.salaries, date);
  return {
    amount: { value, currency },
    isMoreThanPercent:
      salary?.currency === currency ? (limit) => value.times(100).gt(salary.annual.times(limit)) : undefined,
  };
}

/**
 * What a percent bonus is worth: its percentage as such, and in the currency of the salary in force on the date. The
 * salary of a period is measured by the schedule's own number of periods a year, because no policy takes part in a fold.
 */
export function worthOfPercent(
  { percent, of }: Extract<BonusWorth, { readonly percent: string }>,
  date: PlainDate,
  known: Known,
): Worth {
  const salary = annualOn(known.salaries, date);
  const isMoreThanPercent = (limit: string) => exactDecimal(percent).gt(limit);
  if (salary === undefined) return { isMoreThanPercent };
  const periods =
    of === 'annualSalary' ? '1' : defaultPayPolicy(scheduleOn(known.history.employments, date)).divisor;
  const value = salary.annual.times(percent).div(exactDecimal(periods).times(100));
  return { amount: { value, currency: salary.currency }, isMoreThanPercent };
}

function annualOn(
  salaries: readonly SalaryInterval[],
  date: PlainDate,
): { annual: Decimal; currency: string } | undefined {
  const interval = salaries.find(({ start, end }) => start <= date && (end === null || date < end));
  if (interval === undefined) return undefined;
  return { annual: annualOf(interval.salary), currency: interval.salary.amount.currency };
}
