import type { Employment } from './employment.js';
import type { PaySchedule } from './period.js';
import { daysBetween, type PlainDate } from './plain-date.js';

/**
 * The schedule on which something paid on the date is paid: that of the employment in force, else of the employment
 * nearest to the date (of two as near the earlier), else monthly. One schedule per date, so nothing is paid on two.
 */
export function scheduleOn(employments: readonly Employment[], date: PlainDate): PaySchedule {
  let nearest: Employment | undefined;
  for (const employment of employments)
    if (nearest === undefined || daysAway(employment, date) < daysAway(nearest, date)) nearest = employment;
  return nearest?.paySchedule ?? 'monthly';
}

/** Zero on a day of the employment. */
function daysAway({ start, end }: Employment, date: PlainDate): number {
  if (date < start) return daysBetween(date, start);
  return end !== null && end <= date ? daysBetween(end, date) + 1 : 0;
}
