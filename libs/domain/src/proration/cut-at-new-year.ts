import type { PaidSegment } from '../pay-segments.js';
import type { PayPolicy } from '../pay-policy.js';
import { daysBetween, isInLeapYear } from '../plain-date.js';

/**
 * The segments, cut at New Year where a day is worth another part of the year before it than after it (ANNUAL_365 with
 * 366 in leap years): that too is a boundary of the rate.
 */
export function cutAtNewYear(segments: readonly PaidSegment[], policy: PayPolicy): PaidSegment[] {
  if (policy.proration !== 'ANNUAL_365' || policy.leapYear366 !== true) return [...segments];
  return segments.flatMap((segment) => {
    const newYear = `${segment.end.slice(0, 4)}-01-01`;
    const isCut =
      segment.start < newYear &&
      newYear < segment.end &&
      isInLeapYear(segment.start) !== isInLeapYear(newYear);
    return isCut
      ? [within(segment, segment.start, newYear), within(segment, newYear, segment.end)]
      : [segment];
  });
}

function within(segment: PaidSegment, start: string, end: string): PaidSegment {
  return { ...segment, start, end, days: daysBetween(start, end) };
}
