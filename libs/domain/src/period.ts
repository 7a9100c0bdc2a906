// In: a period's id or a date. Out: the pay period, half-open: `start` is its first day, `end` the first day after it.
// Guaranteed: the periods of a schedule follow each other without gap or overlap for ever; nothing reads a clock.
// What cannot be a period is undefined, for callers to refuse with the field named.
import { addDays, firstOfMonth, firstOfNextMonth, isPlainDate, type PlainDate } from './plain-date.js';

/** How often people are paid. */
export type PaySchedule = 'monthly';

/** A half-open pay period; its id is its start date. */
export type PayPeriod = {
  readonly schedule: PaySchedule;
  readonly start: PlainDate;
  readonly end: PlainDate;
};

/** A period as clients see it: the first day after it and, so that nobody must guess, its last day. */
export type WirePeriod = PayPeriod & { readonly lastDay: PlainDate };

/** The last month whose end is still a date of the range. */
const lastMonthStart = '9999-11-01';

/** The monthly period of '2026-11' or '2026-11-01'; undefined for any other text and for December 9999. */
export function monthlyPeriod(id: string): PayPeriod | undefined {
  const start = id.length === 7 ? `${id}-01` : id;
  return isPlainDate(start) && start === firstOfMonth(start) ? periodContaining(start) : undefined;
}

/** The monthly period that holds the date; undefined for text that is no date and for December 9999. */
export function periodContaining(date: string): PayPeriod | undefined {
  if (!isPlainDate(date)) return undefined;
  const start = firstOfMonth(date);
  return start > lastMonthStart ? undefined : { schedule: 'monthly', start, end: firstOfNextMonth(start) };
}

/** The period that follows; undefined after the last one. */
export function nextPeriod(period: PayPeriod): PayPeriod | undefined {
  return periodContaining(period.end);
}

/** The period with its last day (inclusive) beside the half-open bounds. */
export function periodOnWire(period: PayPeriod): WirePeriod {
  return {
    schedule: period.schedule,
    start: period.start,
    end: period.end,
    lastDay: addDays(period.end, -1),
  };
}
