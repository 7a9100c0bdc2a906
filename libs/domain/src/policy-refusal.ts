// In: a policy that somebody wants to put in force for a schedule. Out: the field that cannot be, and why.
// Guaranteed: what passes can be computed with for every period: no division by zero, no payday that is never found.
import { parseDivisor } from './divisor.js';
import { paydayDaysMax } from './payday-rule.js';
import type { PayPolicy } from './pay-policy.js';
import type { PaySchedule } from './period.js';
import { isPlainDate } from './plain-date.js';
import { parseRational } from './rational.js';

/** Why a policy is refused; the field as a path such as "calendar.holidays". */
export type PolicyRefusal = { readonly field: string; readonly reason: string };

const holidaysMax = 10_000;
const isoWeekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

type Check = {
  readonly field: string;
  readonly reason: string;
  readonly isWrong: (policy: PayPolicy, schedule: PaySchedule) => boolean;
};

const checks: readonly Check[] = [
  {
    field: 'proration',
    reason: 'FIXED_30 is for monthly schedules only: no other period has 30 days by convention',
    isWrong: ({ proration }, schedule) => proration === 'FIXED_30' && schedule !== 'monthly',
  },
  {
    field: 'divisor',
    reason: 'is no divisor above zero such as 26, 26.1, 313/12 or A14/365',
    isWrong: ({ divisor }) => parseDivisor(divisor) === undefined,
  },
  {
    field: 'hoursPerYear',
    reason: 'is no number of hours above zero such as 2080',
    isWrong: ({ hoursPerYear }) => !isAboveZero(hoursPerYear),
  },
  {
    field: 'hoursPerWorkday',
    reason: 'is no number of hours above zero such as 8 or 7.5',
    isWrong: ({ hoursPerWorkday }) => hoursPerWorkday !== undefined && !isAboveZero(hoursPerWorkday),
  },
  {
    field: 'calendar.workdays',
    reason:
      'names no day, a day twice, or something else than days of the week from 1 (Monday) to 7 (Sunday)',
    isWrong: ({ calendar: { workdays } }) =>
      workdays.length === 0 ||
      new Set(workdays).size !== workdays.length ||
      !workdays.every((day) => isoWeekdays.includes(day)),
  },
  {
    field: 'calendar.holidays',
    reason: `holds something that is no date, or more than ${holidaysMax} dates`,
    isWrong: ({ calendar: { holidays } }) => holidays.length > holidaysMax || !holidays.every(isPlainDate),
  },
  {
    field: 'payday.daysAfterEnd',
    reason: `is no whole number of days from -${paydayDaysMax} to ${paydayDaysMax}`,
    isWrong: ({ payday: { daysAfterEnd } }) =>
      daysAfterEnd % 1 !== 0 || daysAfterEnd < -paydayDaysMax || daysAfterEnd > paydayDaysMax,
  },
];

/** The first reason why the policy cannot hold for the schedule, or undefined. The types of its fields are taken as checked. */
export function policyRefusal(policy: PayPolicy, schedule: PaySchedule): PolicyRefusal | undefined {
  const wrong = checks.find(({ isWrong }) => isWrong(policy, schedule));
  return wrong === undefined ? undefined : { field: wrong.field, reason: wrong.reason };
}

function isAboveZero(text: string): boolean {
  return (parseRational(text)?.numerator ?? 0n) !== 0n;
}
