/**
 * The pay periods that a month pays, by the rules in force. In: a schedule, the monthly period. Out: the periods of the
 * schedule whose payday lies in the month, in order. Guaranteed: each period's own policy says its payday, so that a change
 * of policy neither loses a period nor counts it twice.
 */
import {
  addDays,
  nextPeriod,
  paydayOf,
  periodContaining,
  type PayPeriod,
  type PaySchedule,
} from '#libs/domain';
import type { PayRules } from './pay-rules.js';

/** Longer than any payday is away from its period (62 days, and what holidays add) and any period lasts. */
const daysAround = 130;

/** The periods of a schedule other than the monthly one that are paid in the month; none at the ends of the range of dates. */
export function paidInMonth(
  schedule: PaySchedule,
  month: PayPeriod,
  rules: Pick<PayRules, 'policyOf'>,
): PayPeriod[] {
  if (isAtEndOfRange(month.start)) return [];
  const paid: PayPeriod[] = [];
  let period = periodContaining(schedule, addDays(month.start, -daysAround));
  const last = addDays(month.end, daysAround);
  while (period !== undefined && period.start < last) {
    const payday = paydayOf(period, rules.policyOf(period));
    if (month.start <= payday && payday < month.end) paid.push(period);
    period = nextPeriod(period);
  }
  return paid;
}

/** Paydays around a month must be dates too; at the ends of the range there is only the month itself. */
export function isAtEndOfRange(date: string): boolean {
  return date < '1901-01-01' || date > '9998-12-31';
}
