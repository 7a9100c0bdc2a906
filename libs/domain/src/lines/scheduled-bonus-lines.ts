// In: the scheduled bonuses of a timeline and a period. Out: a line per occurrence that falls into the period.
// Guaranteed: occurrences are counted from the start date, never from one another, so a bonus of the 31st returns to the
// 31st after a shorter month; one is paid only on a date of employment on the period's schedule, so never twice.
import { employmentOn, type Employment } from '../employment.js';
import type { PayLine } from '../pay-line.js';
import type { PayPeriod } from '../period.js';
import { addDays, addMonths, monthsBetween, type PlainDate } from '../plain-date.js';
import type { Recurrence, ScheduledBonus } from '../updates/bonus-scheduled.js';

const monthsApart: Readonly<Record<Exclude<Recurrence, 'payPeriod'>, number>> = {
  month: 1,
  quarter: 3,
  year: 12,
};

/** The dates on which a scheduled bonus falls due in the period, whether or not its employee is employed then. */
export function occurrencesIn(bonus: ScheduledBonus, period: PayPeriod): PlainDate[] {
  return datesIn(bonus, period).filter(
    (date) =>
      date >= bonus.start &&
      date >= period.start &&
      date < period.end &&
      (bonus.lastDate === null || date <= bonus.lastDate),
  );
}

function datesIn({ start, every }: ScheduledBonus, period: PayPeriod): PlainDate[] {
  const lastDay = addDays(period.end, -1);
  if (every === 'payPeriod') return [lastDay];
  const dates: PlainDate[] = [];
  const until = monthsBetween(start, lastDay);
  for (let months = Math.max(0, monthsBetween(start, period.start)); months <= until; months += 1)
    if (months % monthsApart[every] === 0) dates.push(addMonths(start, months));
  return dates;
}

/** An occurrence that is paid: on a date of employment on the schedule of the period. */
type PaidOccurrence = {
  readonly bonus: ScheduledBonus;
  readonly date: PlainDate;
  readonly employment: Employment;
};

/** The occurrences paid in the period, by date, then in the order of the bonuses. */
export function paidOccurrences(
  bonuses: readonly ScheduledBonus[],
  employments: readonly Employment[],
  period: PayPeriod,
): PaidOccurrence[] {
  const paid = bonuses.flatMap((bonus) =>
    occurrencesIn(bonus, period).flatMap((date) => {
      const employment = employmentOn(employments, date);
      return employment?.paySchedule === period.schedule ? [{ bonus, date, employment }] : [];
    }),
  );
  return paid.sort((left, right) => (left.date < right.date ? -1 : left.date > right.date ? 1 : 0));
}

/** One line per occurrence, at the cost of the department in force on its date. */
export function scheduledBonusLines(occurrences: readonly PaidOccurrence[]): PayLine[] {
  return occurrences.map(({ bonus, date, employment }) => ({
    kind: 'scheduledBonus',
    amount: bonus.amount,
    department: employment.department,
    earned: { start: date, end: addDays(date, 1) },
    ...(bonus.code === undefined ? {} : { code: bonus.code }),
    sources: bonus.sources,
  }));
}
