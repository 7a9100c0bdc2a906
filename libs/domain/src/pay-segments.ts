import type { Employment } from './employment.js';
import type { PayPeriod } from './period.js';
import { daysBetween, type PlainDate } from './plain-date.js';
import type { SalaryInterval } from './salary.js';
import type { PayFacts } from './timeline.js';

/** A stretch of a period in one employment under one salary, or under none where that is missing; half-open. */
export type PaySegment = {
  readonly start: PlainDate;
  readonly end: PlainDate;
  readonly days: number;
  readonly employment: Employment;
  readonly salary: SalaryInterval | undefined;
};

/** A segment with a salary to pay. */
export type PaidSegment = PaySegment & { readonly salary: SalaryInterval };

/**
 * Cuts the part of a period that is employed on its schedule at every hire, end, department and salary boundary, in order
 * of date. A salary from before the hire yields nothing before it, because only employed days are cut; days employed on
 * another schedule are left to the periods of that one, so that no day is paid twice.
 */
export function paySegments(timeline: PayFacts, period: PayPeriod): PaySegment[] {
  const segments: PaySegment[] = [];
  for (const employment of timeline.employments) {
    if (employment.paySchedule !== period.schedule) continue;
    const start = later(employment.start, period.start);
    const end = earlier(employment.end, period.end);
    // For speed only: at most one employment per day of the period goes on, not every employment times every salary.
    if (start < end) addSegments(segments, employment, timeline.salaries, start, end);
  }
  return segments;
}

function addSegments(
  segments: PaySegment[],
  employment: Employment,
  salaries: readonly SalaryInterval[],
  start: PlainDate,
  end: PlainDate,
): void {
  const add = (from: PlainDate, to: PlainDate, salary: SalaryInterval | undefined) => {
    if (from < to) segments.push({ start: from, end: to, days: daysBetween(from, to), employment, salary });
  };
  let reached = start;
  for (const salary of salaries) {
    const from = later(salary.start, reached);
    const to = earlier(salary.end, end);
    if (from >= to) continue;
    add(reached, from, undefined);
    add(from, to, salary);
    reached = to;
  }
  add(reached, end, undefined);
}

function later(left: PlainDate, right: PlainDate): PlainDate {
  return left > right ? left : right;
}

/** The earlier of an end that may be open and a date. */
function earlier(left: PlainDate | null, right: PlainDate): PlainDate {
  return left !== null && left < right ? left : right;
}
