import { dayOfMonth, firstOfMonth, firstOfNextMonth, type PlainDate } from '../plain-date.js';

const firstDayOfSecondHalf = 16;

/** The 1st or the 16th, whichever half of the month holds the date. */
export function semiMonthlyStart(date: PlainDate): PlainDate {
  return dayOfMonth(date) < firstDayOfSecondHalf ? firstOfMonth(date) : secondHalf(date);
}

/** The first day after the half that begins at `start`: the 16th, or the 1st of the next month. Throws outside the range of dates. */
export function semiMonthlyEnd(start: PlainDate): PlainDate {
  return dayOfMonth(start) < firstDayOfSecondHalf ? secondHalf(start) : firstOfNextMonth(start);
}

function secondHalf(date: PlainDate): PlainDate {
  return `${date.slice(0, 7)}-${firstDayOfSecondHalf}`;
}
