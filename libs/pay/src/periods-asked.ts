/** Which pay periods a question means: one, or all that are paid in a month. */
import type { Tx } from '#libs/database';
import { monthlyPeriod, type PayPeriod, type PaySchedule } from '#libs/domain';
import { isAtEndOfRange, paidInMonth, type PayRules } from '#libs/ledger';
import { periodWithLastDay, type PeriodOnWire } from './pay-on-wire.js';
import { furtherSchedules } from './sql/further-schedules.js';

/** A month is the monthly period and, of every other schedule (or only of the one named), the periods whose payday lies in it. */
export type PeriodAsked = PayPeriod | { readonly month: PayPeriod; readonly schedule?: PaySchedule };

/** A question about a month that more than its monthly period answers lists the pay periods that are in the answer. */
export type PeriodsOnWire = { readonly period: PeriodOnWire; readonly periods?: readonly PeriodOnWire[] };

/** The periods meant, for people of these schedules. */
export function periodsFor(
  asked: PeriodAsked,
  schedules: readonly PaySchedule[],
  rules: PayRules,
): PayPeriod[] {
  if (!('month' in asked)) return [asked];
  const { month, schedule } = asked;
  const wanted = schedule === undefined ? schedules : [schedule];
  return wanted.flatMap((name) => (name === 'monthly' ? [month] : paidInMonth(name, month, rules)));
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

/** The question about a month such as '2026-11', undefined for other text. */
export function monthAsked(text: string, schedule?: PaySchedule): PeriodAsked | undefined {
  const month = /^\d{4}-\d{2}$/.test(text) ? monthlyPeriod(text) : undefined;
  if (month === undefined) return undefined;
  if (isAtEndOfRange(month.start)) return schedule === undefined ? month : undefined;
  return schedule === undefined ? { month } : { month, schedule };
}
