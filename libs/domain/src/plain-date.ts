// Plain ISO dates as text ("2026-11-30"), 1900-01-01 to 9999-12-31, with arithmetic on whole civil days.
// No Date object and no time zone takes part, so the same date means the same day on every machine.
// Dates of this range sort as text, which is why callers may compare them with < and ===.

/** A valid date "YYYY-MM-DD" within 1900-01-01 … 9999-12-31. */
export type PlainDate = string;

const dateShape = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const firstYear = 1900;
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** True for a real day of the calendar within the range; '2026-02-30', '2026-2-3' and '1899-12-31' are not. */
export function isPlainDate(text: string): text is PlainDate {
  if (!dateShape.test(text)) return false;
  const year = yearOf(text);
  const day = dayOf(text);
  // A month that does not exist has no days, so it needs no check of its own.
  return year >= firstYear && day >= 1 && day <= monthLength(year, monthOf(text));
}

/** -1, 0 or 1 in calendar order. */
export function compareDates(left: PlainDate, right: PlainDate): -1 | 0 | 1 {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whole days from start to end; negative if end comes first. */
export function daysBetween(start: PlainDate, end: PlainDate): number {
  return dayNumber(end) - dayNumber(start);
}

/** The date so many days later (or earlier, for a negative count). Throws outside the range of dates. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return dateOfDayNumber(dayNumber(date) + days);
}

/** The first day of the date's month. */
export function firstOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 7)}-01`;
}

/** The first day of the month after the date's month. Throws for December 9999. */
export function firstOfNextMonth(date: PlainDate): PlainDate {
  const year = yearOf(date);
  const month = monthOf(date);
  return month === 12 ? plainDate(year + 1, 1, 1) : plainDate(year, month + 1, 1);
}

/** The same day so many months later (or earlier), or the last day of a month that does not have it. Throws outside the range of dates. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const monthsSinceYear0 = yearOf(date) * 12 + monthOf(date) - 1 + months;
  const year = Math.floor(monthsSinceYear0 / 12);
  const month = monthsSinceYear0 - year * 12 + 1;
  return plainDate(year, month, Math.min(dayOf(date), monthLength(year, month)));
}

/** The months from the month of `start` to that of `end`, whatever their days; negative if end comes first. */
export function monthsBetween(start: PlainDate, end: PlainDate): number {
  return (yearOf(end) - yearOf(start)) * 12 + monthOf(end) - monthOf(start);
}

/** The day of the week as ISO 8601 counts: 1 is Monday, 7 is Sunday. */
export function isoWeekday(date: PlainDate): number {
  // 0000-03-01, from which day numbers count, was a Wednesday.
  return ((dayNumber(date) + 2) % 7) + 1;
}

/** The day of the month, 1 to 31. */
export function dayOfMonth(date: PlainDate): number {
  return dayOf(date);
}

/** True if the date's year has 366 days. */
export function isInLeapYear(date: PlainDate): boolean {
  return monthLength(yearOf(date), 2) === 29;
}

// Day numbers count from 0000-03-01, so that a leap day is the last day of a counted year and 400 years are one cycle.
const daysPer400Years = 146_097;

function dayNumber(date: PlainDate): number {
  const month = monthOf(date);
  const year = month > 2 ? yearOf(date) : yearOf(date) - 1;
  const monthsSinceMarch = (month + 9) % 12;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  // (153 m + 2) / 5 is the number of days before the m-th month of a year that begins in March.
  return year * 365 + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + dayOf(date) - 1;
}

function dateOfDayNumber(dayCount: number): PlainDate {
  const cycle = Math.floor(dayCount / daysPer400Years);
  const dayOfCycle = dayCount - cycle * daysPer400Years;
  const leapDays =
    Math.floor(dayOfCycle / 1_460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const leapDaysBefore = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  const dayOfYear = dayOfCycle - yearOfCycle * 365 - leapDaysBefore;
  const monthsSinceMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthsSinceMarch + 2) / 5) + 1;
  const month = monthsSinceMarch < 10 ? monthsSinceMarch + 3 : monthsSinceMarch - 9;
  return plainDate(cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month, day);
}

function plainDate(year: number, month: number, day: number): PlainDate {
  if (year < firstYear || year > 9999) throw new RangeError('date outside 1900-01-01 to 9999-12-31');
  return `${year}-${month < 10 ? '0' : ''}${month}-${day < 10 ? '0' : ''}${day}`;
}

function monthLength(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : (monthLengths[month - 1] ?? 0);
}

function yearOf(date: string): number {
  return twoDigits(date, 0) * 100 + twoDigits(date, 2);
}

function monthOf(date: string): number {
  return twoDigits(date, 5);
}

function dayOf(date: string): number {
  return twoDigits(date, 8);
}

function twoDigits(text: string, at: number): number {
  return (text.charCodeAt(at) - 48) * 10 + text.charCodeAt(at + 1) - 48;
}
