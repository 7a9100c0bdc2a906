// In: a timeline, a period and the policy. Out: the computed pay of that period: lines, gross per currency, anomalies.
// Guaranteed: full precision inside and one rounding per line; gross is the sum of the rounded lines, per currency, never
// across; every line names the entries it comes from. No clock, no input but the arguments.
import type { Anomaly } from './anomaly.js';
import { baseLines } from './lines/base-lines.js';
import { bonusLines } from './lines/bonus-lines.js';
import { sumByCurrency, type Money } from './money.js';
import type { PayLine } from './pay-line.js';
import type { PayPolicy } from './pay-policy.js';
import { paySegments, type PaidSegment, type PaySegment } from './pay-segments.js';
import type { PayPeriod } from './period.js';
import { addDays } from './plain-date.js';
import type { Timeline } from './timeline.js';
import type { Bonus } from './updates/bonus-granted.js';

/** What a timeline gives for a period. */
export type PayComputation = {
  readonly employeeId: string;
  /** In force at the period's end; before any employment the first to come, without any the last bonus's. Empty if there is nothing. */
  readonly department: string;
  readonly period: PayPeriod;
  /** Base lines by date, then bonuses in their total order. */
  readonly lines: readonly PayLine[];
  /** One amount per currency, sorted by code; empty if there are no lines. */
  readonly gross: readonly Money[];
  /** What is doubtful about the facts behind this period's pay. */
  readonly anomalies: readonly Anomaly[];
};

/** Computes an employee's gross pay for a period. */
export function computePay(timeline: Timeline, period: PayPeriod, policy: PayPolicy): PayComputation {
  const segments = paySegments(timeline, period);
  const bonuses = timeline.bonuses.filter(({ payDate }) => period.start <= payDate && payDate < period.end);
  const lines = [...baseLines(segments.filter(isPaid), period, policy), ...bonusLines(bonuses)];
  return {
    employeeId: timeline.employeeId,
    department: departmentShown(timeline, period),
    period,
    lines,
    gross: sumByCurrency(lines.map((line) => line.amount)),
    anomalies: anomaliesShown(segments, bonuses),
  };
}

function isPaid(segment: PaySegment): segment is PaidSegment {
  return segment.salary !== undefined;
}

function departmentShown({ employments, bonuses }: Timeline, period: PayPeriod): string {
  const employment = employments.findLast(({ start }) => start < period.end) ?? employments[0];
  return employment?.department ?? bonuses.at(-1)?.department ?? '';
}

/** Each doubt once, however many segments its fact spans. */
function anomaliesShown(segments: readonly PaySegment[], bonuses: readonly Bonus[]): Anomaly[] {
  const shown = new Set<Anomaly>();
  for (const segment of segments) {
    for (const anomaly of segment.employment.anomalies) shown.add(anomaly);
    for (const anomaly of segment.salary?.anomalies ?? [salaryMissing(segment)]) shown.add(anomaly);
  }
  for (const bonus of bonuses) for (const anomaly of bonus.anomalies) shown.add(anomaly);
  return [...shown];
}

function salaryMissing({ start, end }: PaySegment): Anomaly {
  return { code: 'SALARY_MISSING', detail: `employed from ${start} to ${addDays(end, -1)} without a salary` };
}
