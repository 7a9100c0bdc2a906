// In: a paid segment of a period, and the policy. Out: how many units it is paid for, and which part of the annual amount
// one unit is worth, as an exact fraction.
// Guaranteed: the counts of segments that follow each other add up to the count of the whole, so that no method creates or
// loses a day where a period is cut. CALENDAR_DAYS, WORKING_DAYS and FIXED_30 divide the amount of the period, so their
// counts over a full period give it exactly; ANNUAL_260, ANNUAL_365 and HOURS price a unit by the year and conserve units.
import { divisorOf } from '../divisor.js';
import type { PayPolicy, Proration } from '../pay-policy.js';
import type { PayPeriod } from '../period.js';
import { dayOfMonth, daysBetween, isInLeapYear, type PlainDate } from '../plain-date.js';
import { inverse, parseRational, rational, timesRational, type Rational } from '../rational.js';
import { remembered } from '../remembered.js';
import { workdaysBetween } from '../working-calendar.js';
import type { ProrationMethod } from './units.js';

const one = rational('1');

/** Amount of the period × days ÷ days in the period. */
const calendarDays: ProrationMethod = ({ days }, period, policy) => ({
  method: 'CALENDAR_DAYS',
  count: days,
  worth: partOfPeriod(daysBetween(period.start, period.end), policy),
  shownAs: one,
});

/** Amount of the period × workdays ÷ workdays in the period; by calendar days where the period has no workday to divide by. */
const workingDays: ProrationMethod = (segment, period, policy) => {
  const workdays = workdaysBetween(period.start, period.end, policy.calendar);
  if (workdays === 0) return calendarDays(segment, period, policy);
  return {
    method: 'WORKING_DAYS',
    count: workdaysBetween(segment.start, segment.end, policy.calendar),
    worth: partOfPeriod(workdays, policy),
    shownAs: one,
  };
};

/** Amount of the month × days ÷ 30, by the positions of its bounds on a 30-day month. */
const fixed30: ProrationMethod = ({ start, end }, period, policy) => ({
  method: 'FIXED_30',
  count: positionOf30(end, period) - positionOf30(start, period),
  worth: partOfPeriod(30, policy),
  shownAs: one,
});

/** Where a boundary stands on a 30-day month: on day n at n − 1, never beyond 30, and the period's end always at 30. */
function positionOf30(date: PlainDate, period: PayPeriod): number {
  return date === period.end ? 30 : Math.min(dayOfMonth(date) - 1, 30);
}

/** Annual ÷ 260 × workdays. */
const annual260: ProrationMethod = ({ start, end }, _period, { calendar }) => ({
  method: 'ANNUAL_260',
  count: workdaysBetween(start, end, calendar),
  worth: rational('1', '260'),
  shownAs: one,
});

/** Annual ÷ 365 × calendar days; a day of a leap year is a 366th where the policy says so. */
const annual365: ProrationMethod = ({ start, days }, _period, { leapYear366 }) => ({
  method: 'ANNUAL_365',
  count: days,
  worth: rational('1', leapYear366 === true && isInLeapYear(start) ? '366' : '365'),
  shownAs: one,
});

/**
 * Annual ÷ hours a year × hours, the hours being those of the workdays. Of an hourly salary the hours a year are its own
 * (hours per week × 52), so that it is paid rate × hours whatever the policy's 2080.
 */
const hours: ProrationMethod = ({ start, end, salary: { salary } }, _period, policy) => {
  const isHourly = salary.per === 'hour';
  const workdaysPerWeek = `${policy.calendar.workdays.length}`;
  const hoursPerWorkday = isHourly
    ? rational(salary.hoursPerWeek, workdaysPerWeek)
    : hoursOf(policy.hoursPerWorkday ?? '8');
  const hoursPerYear = isHourly
    ? timesRational(rational(salary.hoursPerWeek), rational('52'))
    : hoursOf(policy.hoursPerYear);
  return {
    method: 'HOURS',
    count: workdaysBetween(start, end, policy.calendar),
    worth: timesRational(hoursPerWorkday, inverse(hoursPerYear)),
    shownAs: hoursPerWorkday,
  };
};

/** Every method by its name. */
export const prorationMethods: Readonly<Record<Proration, ProrationMethod>> = {
  CALENDAR_DAYS: calendarDays,
  WORKING_DAYS: workingDays,
  FIXED_30: fixed30,
  ANNUAL_260: annual260,
  ANNUAL_365: annual365,
  HOURS: hours,
};

/** One of so many units in a period: 1 ÷ (divisor × units) of the annual amount. */
function partOfPeriod(unitsInPeriod: number, { divisor }: PayPolicy): Rational {
  return partFor(`${unitsInPeriod} of ${divisor}`);
}

const partFor = remembered((unitsAndDivisor) => {
  const [units = '', divisor = ''] = unitsAndDivisor.split(' of ');
  return inverse(timesRational(divisorOf(divisor), rational(units)));
});

function hoursOf(text: string): Rational {
  const fraction = parseRational(text);
  if (fraction === undefined || fraction.numerator === 0n) throw new RangeError(`not hours: ${text}`);
  return fraction;
}
