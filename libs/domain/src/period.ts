// In: a schedule and a period's id or a date. Out: the pay period, half-open: `start` is its first day, `end` the first day
// after it.
// Guaranteed: the periods of a schedule follow each other without gap or overlap for ever; nothing reads a clock.
// What cannot be a period is undefined, for callers to refuse with the field named.
import { addDays, firstOfMonth, firstOfNextMonth, isPlainDate, type PlainDate } from './plain-date.js';
import { weeksAnchor, weeksEnd, weeksStart } from './schedules/fixed-weeks.js';
import { semiMonthlyEnd, semiMonthlyStart } from './schedules/semi-monthly.js';

/** How often people are paid. */
export type PaySchedule = 'weekly' | 'biweekly' | 'fourWeekly' | 'semiMonthly' | 'monthly';

/** A half-open pay period; its id is its start date. */
export type PayPeriod = {
  readonly schedule: PaySchedule;
  readonly start: PlainDate;
  readonly end: PlainDate;
};

/** A period as clients see it: the first day after it and, so that nobody must guess, its last day. */
export type WirePeriod = PayPeriod & { readonly lastDay: PlainDate };

type ScheduleRule = {
  /** The first day of the period that holds the date. */
  readonly startOf: (date: PlainDate, anchor: PlainDate) => PlainDate;
  /** The first day after the period that begins at `start`. */
  readonly endOf: (start: PlainDate) => PlainDate;
};

const rules: Readonly<Record<PaySchedule, ScheduleRule>> = {
  weekly: wholeWeeks(1),
  biweekly: wholeWeeks(2),
  fourWeekly: wholeWeeks(4),
  semiMonthly: { startOf: semiMonthlyStart, endOf: semiMonthlyEnd },
  monthly: { startOf: firstOfMonth, endOf: firstOfNextMonth },
};

/** Every schedule, from the shortest period to the longest. */
export const paySchedules = Object.keys(rules) as readonly PaySchedule[];

function wholeWeeks(weeks: number): ScheduleRule {
  return {
    startOf: (date, anchor) => weeksStart(date, weeks, anchor),
    endOf: (start) => weeksEnd(start, weeks),
  };
}

/**
 * The period of the schedule that holds the date; undefined for text that is no date, and where the period would reach
 * beyond the range of dates. The anchor counts for schedules of whole weeks only.
 */
export function periodContaining(
  schedule: PaySchedule,
  date: string,
  anchor: PlainDate = weeksAnchor,
): PayPeriod | undefined {
  if (!isPlainDate(date)) return undefined;
  const { startOf, endOf } = rules[schedule];
  try {
    const start = startOf(date, anchor);
    return { schedule, start, end: endOf(start) };
  } catch (fault) {
    if (fault instanceof RangeError) return undefined;
    throw fault;
  }
}

/** The period of the schedule with this id, which is its start date (for a month also '2026-11'); undefined for any other text. */
export function periodOf(schedule: PaySchedule, id: string): PayPeriod | undefined {
  const start = schedule === 'monthly' && id.length === 7 ? `${id}-01` : id;
  const period = periodContaining(schedule, start);
  return period?.start === start ? period : undefined;
}

/** The monthly period of '2026-11' or '2026-11-01'; undefined for any other text and for December 9999. */
export function monthlyPeriod(id: string): PayPeriod | undefined {
  return periodOf('monthly', id);
}

/** The period of the same schedule that follows; undefined after the last one. */
export function nextPeriod(period: PayPeriod): PayPeriod | undefined {
  // The end is a start by construction, whatever anchor the period was counted from.
  return periodContaining(period.schedule, period.end, period.end);
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

/** From the first day of the earliest period to the day after the last one of the latest; of no period no day lies between. */
export function spanOf(periods: readonly PayPeriod[]): { start: PlainDate; end: PlainDate } {
  let { start = '', end = '' } = periods[0] ?? {};
  for (const period of periods) {
    if (period.start < start) start = period.start;
    if (period.end > end) end = period.end;
  }
  return { start, end };
}
