// Planted, each seen failing here: counts taken before paydays move, a payday moved off holidays but not off weekends, the
// search ended at the first period that is paid before the month.
import { calendarWith, periodFrom } from '../../../test/support/timelines.js';
import { defaultPayPolicy } from './pay-policy.js';
import { paydayOf, paydaysInYear, paydayWarning, periodsPaidIn } from './payday.js';
import type { HolidayRule } from './payday-rule.js';
import { paySchedules } from './period.js';

/** Biweekly periods end on Sundays, so the Friday after is 4 days past the (half-open) end. */
const fridays = (holiday: HolidayRule, ...holidays: string[]) => ({
  payday: { daysAfterEnd: 4, holiday },
  calendar: calendarWith(...holidays),
});
const starts = (...args: Parameters<typeof periodsPaidIn>) =>
  periodsPaidIn(...args)?.map(({ start }) => start);

describe('paydayOf', () => {
  it('is the last day of the period, or the workday before it', () => {
    const paydays = ['2026-01', '2026-02', '2026-05', '2026-11'].map((id) =>
      paydayOf(periodFrom('monthly', id), defaultPayPolicy('monthly')),
    );
    expect(paydays).toEqual(['2026-01-30', '2026-02-27', '2026-05-29', '2026-11-30']);
  });

  it.each<[HolidayRule, string]>([
    ['previousWorkday', '2026-12-31'],
    ['nextWorkday', '2027-01-04'],
    ['same', '2027-01-01'],
  ])('on 1 January 2027, a holiday and a Friday, goes by %s to %s', (rule, payday) => {
    const period = periodFrom('biweekly', '2026-12-14');
    expect(paydayOf(period, fridays(rule, '2027-01-01'))).toBe(payday);
  });

  it('jumps every holiday in a row', () => {
    const policy = fridays('previousWorkday', '2026-12-30', '2026-12-31', '2027-01-01');
    expect(paydayOf(periodFrom('biweekly', '2026-12-14'), policy)).toBe('2026-12-29');
  });
});

describe('periodsPaidIn', () => {
  it('2026 has 27 biweekly Friday paydays only because 1 January 2027 moves back', () => {
    expect(paydaysInYear('biweekly', '2026', fridays('previousWorkday', '2027-01-01'))).toBe(27);
    expect(paydaysInYear('biweekly', '2027', fridays('previousWorkday', '2027-01-01'))).toBe(26);
    expect(paydaysInYear('biweekly', '2026', fridays('previousWorkday'))).toBe(26);
    expect(paydaysInYear('biweekly', '2027', fridays('previousWorkday'))).toBe(27);
    expect(paydaysInYear('biweekly', '2026', fridays('nextWorkday', '2027-01-01'))).toBe(26);
    expect(paydaysInYear('biweekly', '2027', fridays('nextWorkday', '2027-01-01'))).toBe(27);
  });

  it('a month holds two or three biweekly paydays, by the day after the move', () => {
    const policy = fridays('previousWorkday', '2027-01-01');
    expect(starts('biweekly', '2026-12', policy)).toEqual(['2026-11-16', '2026-11-30', '2026-12-14']);
    expect(starts('biweekly', '2027-01', policy)).toEqual(['2026-12-28', '2027-01-11']);
    expect(starts('biweekly', '2026-12', fridays('same'))).toEqual(['2026-11-16', '2026-11-30']);
  });

  it('a month that is paid after its end belongs to the month of its payday', () => {
    const policy = {
      ...fridays('nextWorkday'),
      payday: { daysAfterEnd: 4, holiday: 'nextWorkday' },
    } as const;
    expect(starts('monthly', '2026-12', policy)).toEqual(['2026-11-01']);
    expect(starts('semiMonthly', '2026-12', policy)).toEqual(['2026-11-16', '2026-12-01']);
  });

  it('every period is paid in exactly one month, whatever the schedule', () => {
    for (const schedule of paySchedules) {
      const policy = { ...defaultPayPolicy(schedule), ...fridays('previousWorkday', '2027-01-01') };
      const months = Array.from(
        { length: 36 },
        (_, at) => `${2025 + Math.floor(at / 12)}-${`${(at % 12) + 1}`.padStart(2, '0')}`,
      );
      const paid = months.flatMap((month) => periodsPaidIn(schedule, month, policy)!);
      paid.slice(1).forEach(({ start }, at) => expect(start).toBe(paid[at]?.end));
    }
  });

  // Planted: a period paid on the first of the month taken for one of the month before; a week is lost.
  it('a week whose payday moves back to the first of the month is paid in that month: Saturday the 2nd to Friday the 1st', () => {
    const saturdays = {
      ...fridays('previousWorkday'),
      payday: { daysAfterEnd: 5, holiday: 'previousWorkday' },
    } as const;
    expect(starts('weekly', '2027-01', saturdays)).toEqual([
      '2026-12-21',
      '2026-12-28',
      '2027-01-04',
      '2027-01-11',
      '2027-01-18',
    ]);
  });

  it('counts from the first month of 1901 to the last of 9998', () => {
    expect(starts('monthly', '1901-01', defaultPayPolicy('monthly'))).toEqual(['1901-01-01']);
    expect(starts('monthly', '9998-12', defaultPayPolicy('monthly'))).toEqual(['9998-12-01']);
  });

  it('finds the periods whose paydays a long row of holidays pushes into the month', () => {
    const holidays = Array.from({ length: 120 }, (_, at) =>
      new Date(Date.UTC(2026, 7, 1 + at)).toISOString().slice(0, 10),
    );
    const november = starts('weekly', '2026-11', fridays('nextWorkday', ...holidays));
    expect([november?.[0], november?.at(-1), november?.length]).toEqual(['2026-07-27', '2026-11-16', 17]);
    expect(starts('weekly', '2026-10', fridays('nextWorkday', ...holidays))).toEqual([]);
  });

  it.each(['2026-13', '2026', '2026-11-01', 'now', '1900-12', '9999-01'])(
    '%j is no month to count',
    (month) => {
      expect(periodsPaidIn('weekly', month, defaultPayPolicy('weekly'))).toBeUndefined();
      expect(paydaysInYear('weekly', '99', defaultPayPolicy('weekly'))).toBeUndefined();
    },
  );
});

describe('paydayWarning', () => {
  const policy = { ...defaultPayPolicy('biweekly'), ...fridays('previousWorkday', '2027-01-01') };
  const period = periodFrom('biweekly', '2026-12-14');

  it('tells of 27 paydays at the divisor 26, in the year of the payday', () => {
    expect(paydayWarning(period, policy)).toBe(
      '2026 has 27 biweekly paydays: at a divisor of 26 they come to 27/26 of the annual amount',
    );
    expect(paydayWarning(periodFrom('biweekly', '2026-12-28'), policy)).toBeUndefined();
  });

  it('is silent about a year whose paydays nobody can count', () => {
    expect(paydayWarning(periodFrom('monthly', '1900-05'), defaultPayPolicy('monthly'))).toBeUndefined();
  });

  it('is silent where somebody chose a divisor, and for months', () => {
    expect(paydayWarning(period, { ...policy, divisor: '27' })).toBeUndefined();
    expect(paydayWarning(period, { ...policy, divisor: 'A14/365' })).toBeUndefined();
    expect(paydayWarning(periodFrom('monthly', '2026-12'), defaultPayPolicy('monthly'))).toBeUndefined();
  });
});
