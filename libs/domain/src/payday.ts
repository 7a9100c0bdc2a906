// In: a period, or a month, and the policy. Out: the day on which people are paid, and the periods paid in a month.
// Guaranteed: counts per month and year are taken after paydays have moved off days that are not worked, so 2026 holds a
// 27th biweekly Friday payday only where 1 January 2027 moves back into it.
import { defaultPayPolicy, type PayPolicy } from './pay-policy.js';
import { nextPeriod, periodContaining, type PayPeriod, type PaySchedule } from './period.js';
import { addDays, firstOfNextMonth, isPlainDate, type PlainDate } from './plain-date.js';
import { isWorkday } from './working-calendar.js';

const steps = { previousWorkday: -1, nextWorkday: 1 } as const;

/** The payday of a period after it has moved. Throws a RangeError at the ends of the range of dates. */
export function paydayOf(period: PayPeriod, { payday, calendar }: PaydayPolicy): PlainDate {
  let date = addDays(period.end, payday.daysAfterEnd);
  if (payday.holiday === 'same') return date;
  while (!isWorkday(date, calendar)) date = addDays(date, steps[payday.holiday]);
  return date;
}

/**
 * The periods whose payday lies in the month ('2026-11'), in order; empty where none does. Undefined for text that is no
 * month and for the months at the very ends of the range of dates, whose periods would begin or be paid outside it.
 */
export function periodsPaidIn(
  schedule: PaySchedule,
  month: string,
  policy: PaydayPolicy,
): PayPeriod[] | undefined {
  const first = `${month}-01`;
  if (!isPlainDate(first) || first < firstCounted || first > lastCounted) return undefined;
  const end = firstOfNextMonth(first);
  const paid: PayPeriod[] = [];
  // A payday is never earlier than that of a period before, so the search may end at the first one after the month.
  for (let period = periodPaidBefore(schedule, first, policy); ;) {
    period = nextPeriod(period) ?? period;
    const date = paydayOf(period, policy);
    if (date >= end) return paid;
    if (date >= first) paid.push(period);
  }
}

/** Some period that is paid before the date: earlier and earlier until a payday does not reach it, however far holidays push paydays. */
function periodPaidBefore(schedule: PaySchedule, date: PlainDate, policy: PaydayPolicy): PayPeriod {
  for (let at = addDays(date, -policy.payday.daysAfterEnd); ; at = addDays(at, -daysBack)) {
    const period = periodContaining(schedule, at);
    if (period === undefined) throw new RangeError(`no ${schedule} period holds ${at}`);
    if (paydayOf(period, policy) < date) return period;
  }
}

/** The part of a policy that paydays depend on. */
export type PaydayPolicy = Pick<PayPolicy, 'payday' | 'calendar'>;

const daysBack = 31;
const firstCounted = '1901-01-01';
const lastCounted = '9998-12-01';

/** How many periods of the schedule are paid in a year ('2026'), after paydays have moved. Undefined outside 1901 to 9998. */
export function paydaysInYear(schedule: PaySchedule, year: string, policy: PaydayPolicy): number | undefined {
  let count = 0;
  for (const month of months) {
    const paid = periodsPaidIn(schedule, `${year}-${month}`, policy);
    if (paid === undefined) return undefined;
    count += paid.length;
  }
  return count;
}

const months = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const;

/**
 * What to tell people whose schedule has more paydays in the year of a period's payday than its divisor divides by (27
 * biweekly ones and 26): everybody is paid more than the annual amount. Undefined where that is not so.
 */
export function paydayWarning(period: PayPeriod, policy: PayPolicy): string | undefined {
  const year = paydayOf(period, policy).slice(0, 4);
  const paydays = paydaysInYear(period.schedule, year, policy);
  if (paydays === undefined || policy.divisor !== defaultPayPolicy(period.schedule).divisor) return undefined;
  if (policy.divisor === `${paydays}`) return undefined;
  return `${year} has ${paydays} ${period.schedule} paydays: at a divisor of ${policy.divisor} they come to ${paydays}/${policy.divisor} of the annual amount`;
}
