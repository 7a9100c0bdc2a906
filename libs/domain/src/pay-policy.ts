import type { RoundingMode } from './money.js';
import type { PaydayRule } from './payday-rule.js';
import type { PaySchedule } from './period.js';
import { plainCalendar, type WorkingCalendar } from './working-calendar.js';

/** How part of a period is paid; the formulas stand in proration/methods. */
export type Proration = 'CALENDAR_DAYS' | 'WORKING_DAYS' | 'ANNUAL_260' | 'ANNUAL_365' | 'FIXED_30' | 'HOURS';

/** The rules that turn a timeline into pay, of one schedule; the version in force at a period's start decides. */
export type PayPolicy = {
  readonly proration: Proration;
  readonly rounding: RoundingMode;
  /** What the annual amount is divided by to give the amount of a period: "26", "26.1", "313/12" or "A14/365". */
  readonly divisor: string;
  /** By which HOURS divides the annual amount of somebody not paid by the hour: "2080", "2087". */
  readonly hoursPerYear: string;
  /** The hours of a workday of somebody not paid by the hour, under HOURS; "8" unless told. */
  readonly hoursPerWorkday?: string;
  /** True: under ANNUAL_365 a day of a leap year is worth a 366th. */
  readonly leapYear366?: boolean;
  /** True: the rate of a day or an hour is rounded before it is multiplied, for those whom the law obliges. */
  readonly roundRateFirst?: boolean;
  readonly calendar: WorkingCalendar;
  readonly payday: PaydayRule;
};

const divisors: Readonly<Record<PaySchedule, string>> = {
  weekly: '52',
  biweekly: '26',
  fourWeekly: '13',
  semiMonthly: '24',
  monthly: '12',
};

/** What holds for a schedule where nothing else was configured. */
export function defaultPayPolicy(schedule: PaySchedule): PayPolicy {
  return {
    proration: 'CALENDAR_DAYS',
    rounding: 'HALF_UP',
    divisor: divisors[schedule],
    hoursPerYear: '2080',
    calendar: plainCalendar,
    payday: { daysAfterEnd: -1, holiday: 'previousWorkday' },
  };
}
