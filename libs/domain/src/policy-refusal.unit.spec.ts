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

  it('says why in words', () => {
    expect(policyRefusal({ ...defaultPayPolicy('weekly'), proration: 'FIXED_30' }, 'weekly')?.reason).toBe(
      'FIXED_30 is for monthly schedules only: no other period has 30 days by convention',
    );
  });
});
