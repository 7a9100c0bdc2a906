/** Which pay periods a question means: one, or all that are paid in a month. */
import type { Tx } from '#libs/database';
import {
  addDays,
  monthlyPeriod,
  nextPeriod,
  paydayOf,
  periodContaining,
  type PayPeriod,
  type PaySchedule,
} from '#libs/domain';
import type { PayRules } from '#libs/ledger';
import { periodWithLastDay, type PeriodOnWire } from './pay-on-wire.js';
import { furtherSchedules } from './sql/further-schedules.js';

/** A month is the monthly period and, of every other schedule (or only of the one named), the periods whose payday lies in it. */
export type PeriodAsked = PayPeriod | { readonly month: PayPeriod; readonly schedule?: PaySchedule };

/** A question about a month that more than its monthly period answers lists the pay periods that are in the answer. */
export type PeriodsOnWire = { readonly period: PeriodOnWire; readonly periods?: readonly PeriodOnWire[] };

/** Longer than any payday is away from its period (62 days, and what holidays add) and any period lasts. */
const daysAround = 130;

/** The periods meant, for people of these schedules. */
export function periodsFor(
  asked: PeriodAsked,
  schedules: readonly PaySchedule[],
  rules: PayRules,
): PayPeriod[] {
  if (!('month' in asked)) return [asked];
  const { month, schedule } = asked;
  const wanted = schedule === undefined ? schedules : [schedule];
  return wanted.flatMap((name) => (name === 'monthly' ? [month] : paidIn(name, month, rules)));
}

/** The periods meant, of every schedule that any hire ever named; the monthly one first. */
export async function periodsOfCompany(tx: Tx, asked: PeriodAsked, rules: PayRules): Promise<PayPeriod[]> {
  if (!('month' in asked) || asked.schedule !== undefined) return periodsFor(asked, [], rules);
  const further = await tx.query<{ schedule: PaySchedule }>(furtherSchedules);
  return periodsFor(asked, ['monthly', ...further.map(({ schedule }) => schedule)], rules);
}

/** The periods as REST shows them. */
export function periodsOnWire(asked: PeriodAsked, periods: readonly PayPeriod[]): PeriodsOnWire {
  const [only] = periods;
  if (only !== undefined && periods.length === 1) return { period: periodWithLastDay(only) };
  if (!('month' in asked)) return { period: periodWithLastDay(asked) };
  const period: PeriodOnWire = { ...periodWithLastDay(asked.month), schedule: asked.schedule ?? 'all' };
  return { period, periods: periods.map(periodWithLastDay) };
}

/** Each period's own policy says its payday, so that a change of policy neither loses a period nor counts it twice. */
function paidIn(schedule: PaySchedule, month: PayPeriod, rules: PayRules): PayPeriod[] {
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

/** The question about a month such as '2026-11', undefined for other text. */
export function monthAsked(text: string, schedule?: PaySchedule): PeriodAsked | undefined {
  const month = /^\d{4}-\d{2}$/.test(text) ? monthlyPeriod(text) : undefined;
  if (month === undefined) return undefined;
  // Paydays around it must be dates too; at the ends of the range there is only the month itself.
  if (text < '1901-01' || text > '9998-12') return schedule === undefined ? month : undefined;
  return schedule === undefined ? { month } : { month, schedule };
}
