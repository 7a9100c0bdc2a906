import { addDays, isoWeekday, type PlainDate } from './plain-date.js';

/** Which days are worked: days of the week (ISO: 1 Monday to 7 Sunday) without the holidays. */
export type WorkingCalendar = {
  readonly workdays: readonly number[];
  readonly holidays: readonly PlainDate[];
};

/** Monday to Friday, no holidays. */
export const plainCalendar: WorkingCalendar = { workdays: [1, 2, 3, 4, 5], holidays: [] };

/** By the list itself, for speed only: a calendar is asked about every day of a period for every employee. */
const holidaySets = new WeakMap<readonly PlainDate[], ReadonlySet<PlainDate>>();

/** True for a day of the working week that is no holiday. */
export function isWorkday(date: PlainDate, { workdays, holidays }: WorkingCalendar): boolean {
  return workdays.includes(isoWeekday(date)) && !setOf(holidays).has(date);
}

function setOf(holidays: readonly PlainDate[]): ReadonlySet<PlainDate> {
  const known = holidaySets.get(holidays);
  if (known !== undefined) return known;
  const added = new Set(holidays);
  holidaySets.set(holidays, added);
  return added;
}

/** The workdays from start to end, half-open. */
export function workdaysBetween(start: PlainDate, end: PlainDate, calendar: WorkingCalendar): number {
  let count = 0;
  for (let date = start; date < end; date = addDays(date, 1)) if (isWorkday(date, calendar)) count += 1;
  return count;
}
