// In: a timeline, a period and the policy. Out: the computed pay of that period: lines, gross per currency, anomalies.
// Guaranteed: full precision inside and one rounding per line; gross is the sum of the rounded lines, per currency, never
// across; every line names the entries it comes from; nothing is paid in the periods of two schedules. No clock, no input
// but the arguments.
import type { Anomaly } from './anomaly.js';
import { adjustmentLines } from './lines/adjustment-lines.js';
import { baseLineOf, pricedSegments } from './lines/base-lines.js';
import { bonusLines } from './lines/bonus-lines.js';
import { paidOccurrences, scheduledBonusLines } from './lines/scheduled-bonus-lines.js';
import { isNegative, negated, sumByCurrency, type Money } from './money.js';
import { anomaliesOfPay } from './anomalies-of-pay.js';
import type { PayLine } from './pay-line.js';
import type { PayPolicy } from './pay-policy.js';
import { paySegments } from './pay-segments.js';
import type { PayPeriod } from './period.js';
import { scheduleOn } from './schedule-on.js';
import type { Timeline } from './timeline.js';

/** What a timeline gives for a period. */
export type PayComputation = {
  readonly employeeId: string;
  /** In force at the period's end; before any employment the first to come, without any the last earning's. Empty if there is nothing. */
  readonly department: string;
  readonly period: PayPeriod;
  /** Base lines by date, then bonuses in their total order, scheduled bonuses by date, adjustments in their total order. */
  readonly lines: readonly PayLine[];
  /** The sum of the lines: one amount per currency, sorted by code; empty if there are no lines. */
  readonly gross: readonly Money[];
  /** What the employee owes where gross is below zero: that is never paid. Positive, one amount per such currency. */
  readonly receivable: readonly Money[];
  /** What is doubtful about the facts behind this period's pay. */
  readonly anomalies: readonly Anomaly[];
};

/** Computes an employee's gross pay for a period, by the days and earnings that fall to the schedule of the period. */
export function computePay(timeline: Timeline, period: PayPeriod, policy: PayPolicy): PayComputation {
  const segments = paySegments(timeline, period);
  const bonuses = paidIn(timeline.bonuses, timeline, period);
  const adjustments = paidIn(timeline.adjustments, timeline, period);
  const occurrences = paidOccurrences(timeline.scheduledBonuses, timeline.employments, period);
  const base = pricedSegments(segments, period, policy).map((priced) => baseLineOf(priced, period));
  const bonusPay = bonusLines(bonuses, timeline, () => base, policy);
  const lines = [
    ...base,
    ...bonusPay.lines,
    ...scheduledBonusLines(occurrences),
    ...adjustmentLines(adjustments),
  ];
  const gross = sumByCurrency(lines.map((line) => line.amount));
  const receivable = gross.filter(isNegative).map(negated);
  const facts = [...bonuses, ...occurrences.map(({ bonus }) => bonus), ...adjustments];
  return {
    employeeId: timeline.employeeId,
    department: departmentShown(timeline, period),
    period,
    lines,
    gross,
    receivable,
    anomalies: anomaliesOfPay(timeline, {
      segments,
      facts,
      doubts: bonusPay.anomalies,
      receivable,
      end: period.end,
    }),
  };
}

/** What is paid on a date of the period, to somebody who is on its schedule then. */
export function paidIn<Earning extends { readonly payDate: string }>(
  earnings: readonly Earning[],
  { employments }: Pick<Timeline, 'employments'>,
  period: PayPeriod,
): Earning[] {
  return earnings.filter(
    ({ payDate }) =>
      period.start <= payDate && payDate < period.end && scheduleOn(employments, payDate) === period.schedule,
  );
}

function departmentShown({ employments, bonuses, adjustments }: Timeline, period: PayPeriod): string {
  const shown =
    employments.findLast(({ start }) => start < period.end) ??
    employments[0] ??
    bonuses.at(-1) ??
    adjustments.at(-1);
  return shown?.department ?? '';
}
