import { addDays, daysBetween, type PlainDate } from '../plain-date.js';

/**
 * A Monday on which a period of every schedule of whole weeks begins. One anchor for ever: periods generated year by
 * year would lose or double the days around New Year.
 */
export const weeksAnchor: PlainDate = '2024-01-01';

/** The first day of the period of so many weeks that holds the date, counted from the anchor in both directions. Throws outside the range of dates. */
export function weeksStart(date: PlainDate, weeks: number, anchor: PlainDate): PlainDate {
  const days = weeks * 7;
  return addDays(anchor, Math.floor(daysBetween(anchor, date) / days) * days);
}

/** The first day after a period of so many weeks. Throws outside the range of dates. */
export function weeksEnd(start: PlainDate, weeks: number): PlainDate {
  return addDays(start, weeks * 7);
}
