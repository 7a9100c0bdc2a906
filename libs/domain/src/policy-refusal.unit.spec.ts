// Planted, each seen failing here: each check of the list taken out, one at a time.
import { defaultPayPolicy, type PayPolicy } from './pay-policy.js';
import { paySchedules, type PaySchedule } from './period.js';
import { policyRefusal } from './policy-refusal.js';
import { plainCalendar } from './working-calendar.js';

const refused = (changes: Partial<PayPolicy>, schedule: PaySchedule = 'monthly') =>
  policyRefusal({ ...defaultPayPolicy(schedule), ...changes }, schedule)?.field;

describe('policyRefusal', () => {
  it('lets the default of every schedule pass', () => {
    expect(paySchedules.map((schedule) => refused({}, schedule))).toEqual(paySchedules.map(() => undefined));
  });

  it('and the default says by which rounding people are paid', () => {
    expect(paySchedules.map((schedule) => defaultPayPolicy(schedule).rounding)).toEqual(
      paySchedules.map(() => 'HALF_UP'),
    );
  });

  it.each<PaySchedule>(['weekly', 'biweekly', 'fourWeekly', 'semiMonthly'])(
    'refuses FIXED_30 on a %s schedule, the field named',
    (schedule) => {
      expect(refused({ proration: 'FIXED_30' }, schedule)).toBe('proration');
    },
  );

  it('takes FIXED_30 on a monthly one', () => {
    expect(refused({ proration: 'FIXED_30' })).toBeUndefined();
  });

  it.each(['26', '27', '26.1', '313/12', '2087', 'A14/365', 'A7/365.25'])(
    'takes the divisor %s',
    (divisor) => {
      expect(refused({ divisor })).toBeUndefined();
    },
  );

  it.each([
    '0',
    '0.0',
    '-26',
    '26/0',
    '0/26',
    'A0/365',
    'A14',
    'A',
    '',
    '1e3',
    'NaN',
    'Infinity',
    ' 26',
    '26.',
    '1/2/3',
  ])('refuses the divisor %j', (divisor) => {
    expect(refused({ divisor })).toBe('divisor');
  });

  it.each<[string, Partial<PayPolicy>]>([
    ['hoursPerYear', { hoursPerYear: '0' }],
    ['hoursPerYear', { hoursPerYear: 'many' }],
    ['hoursPerWorkday', { hoursPerWorkday: '0.0' }],
    ['calendar.workdays', { calendar: { ...plainCalendar, workdays: [] } }],
    ['calendar.workdays', { calendar: { ...plainCalendar, workdays: [0, 1] } }],
    ['calendar.workdays', { calendar: { ...plainCalendar, workdays: [7, 8] } }],
    ['calendar.workdays', { calendar: { ...plainCalendar, workdays: [1, 1.5] } }],
    ['calendar.workdays', { calendar: { ...plainCalendar, workdays: [1, 1] } }],
    ['calendar.holidays', { calendar: { ...plainCalendar, holidays: ['2026-02-30'] } }],
    ['calendar.holidays', { calendar: { ...plainCalendar, holidays: Array(10_001).fill('2026-01-01') } }],
    ['payday.daysAfterEnd', { payday: { daysAfterEnd: 63, holiday: 'same' } }],
    ['payday.daysAfterEnd', { payday: { daysAfterEnd: -63, holiday: 'same' } }],
    ['payday.daysAfterEnd', { payday: { daysAfterEnd: 0.5, holiday: 'same' } }],
  ])('refuses %s of %j', (field, changes) => {
    expect(refused(changes)).toBe(field);
  });

  it.each<[string, Partial<PayPolicy>]>([
    ['10,000 holidays', { calendar: { ...plainCalendar, holidays: Array(10_000).fill('2026-01-01') } }],
    ['62 days after the end', { payday: { daysAfterEnd: 62, holiday: 'same' } }],
    ['62 days before the end', { payday: { daysAfterEnd: -62, holiday: 'same' } }],
  ])('takes what just reaches a bound: %s', (_title, changes) => {
    expect(refused(changes)).toBeUndefined();
  });

  it.each<[Partial<PayPolicy>, string]>([
    [
      { proration: 'FIXED_30' },
      'FIXED_30 is for monthly schedules only: no other period has 30 days by convention',
    ],
    [{ divisor: '0' }, 'is no divisor above zero such as 26, 26.1, 313/12 or A14/365'],
    [{ hoursPerYear: '0' }, 'is no number of hours above zero such as 2080'],
    [{ hoursPerWorkday: '0' }, 'is no number of hours above zero such as 8 or 7.5'],
    [
      { calendar: { ...plainCalendar, workdays: [] } },
      'names no day, a day twice, or something else than days of the week from 1 (Monday) to 7 (Sunday)',
    ],
    [
      { calendar: { ...plainCalendar, holidays: ['never'] } },
      'holds something that is no date, or more than 10000 dates',
    ],
    [{ payday: { daysAfterEnd: 63, holiday: 'same' } }, 'is no whole number of days from -62 to 62'],
  ])('says of %j what is wrong: %s', (changes, reason) => {
    expect(policyRefusal({ ...defaultPayPolicy('weekly'), ...changes }, 'weekly')?.reason).toBe(reason);
  });
});
