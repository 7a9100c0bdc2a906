// Worked examples, the arithmetic in the title. November 2026 has 30 days and 21 workdays, July 2026 has 23 workdays.
// Planted, each seen failing here: a boundary at its day number instead of the day before, the end of a month at its length
// instead of 30, holidays counted as worked, 366 in every year, no cut at New Year, hours of an hourly salary by the policy's
// 2080, the divisor's denominator forgotten.
import { amountsOf, policyOf } from '../../../../test/support/computed-pay.js';
import {
  calendarWith,
  employment,
  periodFrom,
  salaryOf,
  timelineOf,
} from '../../../../test/support/timelines.js';
import { computePay } from '../compute-pay.js';
import type { PayPolicy } from '../pay-policy.js';
import type { PaySchedule } from '../period.js';

type Example = {
  salary: string;
  per?: 'year' | 'month';
  hoursPerWeek?: string;
  from?: string;
  /** The first day no longer employed. */
  end?: string;
  schedule?: PaySchedule;
  period?: string;
};

function pay(example: Example, policy: Partial<PayPolicy>) {
  const { schedule = 'monthly', from = '2020-01-01' } = example;
  const period = periodFrom(schedule, example.period ?? '2026-11');
  const timeline = timelineOf({
    employments: [employment(from, { schedule, ...(example.end === undefined ? {} : { end: example.end }) })],
    salaries: [salaryOf('2020-01-01', example.salary, example)],
  });
  return computePay(timeline, period, policyOf(period, policy));
}

const paid = (example: Example, policy: Partial<PayPolicy>) => amountsOf(pay(example, policy)).join(' + ');

describe('WORKING_DAYS', () => {
  const policy: Partial<PayPolicy> = { proration: 'WORKING_DAYS' };

  it.each<[string, Example, string]>([
    ['a full month pays the month', { salary: '2100.00 EUR', per: 'month' }, '2100.00 EUR'],
    [
      'from Monday the 16th: 2,100 × 11 / 21 = 1,100.00',
      { salary: '2100.00 EUR', per: 'month', from: '2026-11-16' },
      '1100.00 EUR',
    ],
    [
      'from Saturday the 14th as well: a weekend is not worked',
      { salary: '2100.00 EUR', per: 'month', from: '2026-11-14' },
      '1100.00 EUR',
    ],
    [
      'a single Saturday is paid nothing',
      { salary: '2100.00 EUR', per: 'month', from: '2026-11-14', end: '2026-11-15' },
      '0.00 EUR',
    ],
  ])('%s', (_title, example, amount) => {
    expect(paid(example, policy)).toBe(amount);
  });

  it('a holiday is not worked: 2,000 × 10 / 20 = 1,000.00, of a month that has 20 workdays', () => {
    const holiday = { ...policy, calendar: calendarWith('2026-11-17', '2026-11-21') };
    const computed = pay({ salary: '2000.00 EUR', per: 'month', from: '2026-11-16' }, holiday);
    expect(computed.lines[0]).toMatchObject({ quantity: '10', rate: '100', method: 'WORKING_DAYS' });
    expect(amountsOf(computed)).toEqual(['1000.00 EUR']);
  });

  it('a week without any workday is counted by calendar days and says so: 52,000 / 52 = 1,000.00', () => {
    const free = calendarWith('2026-12-28', '2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01');
    const week: Example = { salary: '52000.00 EUR', schedule: 'weekly', period: '2026-12-28' };
    const computed = pay(week, { ...policy, calendar: free });
    expect(computed.lines[0]).toMatchObject({ quantity: '7', method: 'CALENDAR_DAYS' });
    expect(amountsOf(computed)).toEqual(['1000.00 EUR']);
  });
});

describe('ANNUAL_260', () => {
  const policy: Partial<PayPolicy> = { proration: 'ANNUAL_260' };

  it.each<[string, Example, string]>([
    ['100,000 over 3 workdays = 1,153.85', { salary: '100000.00 EUR', from: '2026-11-26' }, '1153.85 EUR'],
    [
      '100,000 over 23 workdays = 8,846.15, not 8,333.33',
      { salary: '100000.00 EUR', period: '2026-07' },
      '8846.15 EUR',
    ],
    ['5,000,000 JPY over 3 workdays = 57,692', { salary: '5000000 JPY', from: '2026-11-26' }, '57692 JPY'],
    ['10,000 KWD over 3 workdays = 115.385', { salary: '10000.000 KWD', from: '2026-11-26' }, '115.385 KWD'],
  ])('%s', (_title, example, amount) => {
    expect(paid(example, policy)).toBe(amount);
  });

  it('shows workdays and the rate of one: 100,000 / 260 = 384.6153846154', () => {
    expect(pay({ salary: '100000.00 EUR', from: '2026-11-26' }, policy).lines[0]).toMatchObject({
      quantity: '3',
      rate: '384.6153846154',
      method: 'ANNUAL_260',
    });
  });
});

describe('ANNUAL_365', () => {
  const policy: Partial<PayPolicy> = { proration: 'ANNUAL_365' };
  const leap: Partial<PayPolicy> = { ...policy, leapYear366: true };

  it.each<[string, Example, Partial<PayPolicy>, string]>([
    ['36,500 × 30 / 365 = 3,000.00', { salary: '36500.00 EUR' }, policy, '3000.00 EUR'],
    ['36,500 × 5 / 365 = 500.00', { salary: '36500.00 EUR', from: '2026-11-26' }, policy, '500.00 EUR'],
    [
      'a leap year keeps 365: 36,600 × 29 / 365 = 2,907.95',
      { salary: '36600.00 EUR', period: '2028-02' },
      policy,
      '2907.95 EUR',
    ],
    [
      '366 in leap years by policy: 36,600 × 29 / 366 = 2,900.00',
      { salary: '36600.00 EUR', period: '2028-02' },
      leap,
      '2900.00 EUR',
    ],
    [
      'and 365 in the others: 36,500 × 28 / 365 = 2,800.00',
      { salary: '36500.00 EUR', period: '2027-02' },
      leap,
      '2800.00 EUR',
    ],
    [
      'a period over New Year has a line for each year: 133,590 × 7 / 366 = 2,555.00 and × 7 / 365 = 2,562.00',
      { salary: '133590.00 EUR', schedule: 'biweekly', period: '2028-12-25' },
      leap,
      '2555.00 EUR + 2562.00 EUR',
    ],
    [
      'but one where neither is a leap year: 36,500 × 14 / 365 = 1,400.00',
      { salary: '36500.00 EUR', schedule: 'biweekly', period: '2026-12-28' },
      leap,
      '1400.00 EUR',
    ],
    [
      'or where a leap year keeps 365: 133,590 × 14 / 365 = 5,124.00 in one line',
      { salary: '133590.00 EUR', schedule: 'biweekly', period: '2028-12-25' },
      policy,
      '5124.00 EUR',
    ],
    [
      'or that ends with the leap year: 36,600 × 31 / 366 = 3,100.00 in one line',
      { salary: '36600.00 EUR', period: '2028-12' },
      leap,
      '3100.00 EUR',
    ],
    [
      'or under another method: 133,590 / 26 = 5,138.08 in one line',
      { salary: '133590.00 EUR', schedule: 'biweekly', period: '2028-12-25' },
      { ...leap, proration: 'CALENDAR_DAYS' },
      '5138.08 EUR',
    ],
  ])('%s', (_title, example, with366, amount) => {
    expect(paid(example, with366)).toBe(amount);
  });

  it('and FIXED_30 say on the line by which of them it was counted', () => {
    const methodOf = (changed: Partial<PayPolicy>) =>
      pay({ salary: '36500.00 EUR' }, changed).lines[0]?.method;
    expect([methodOf(policy), methodOf({ proration: 'FIXED_30' })]).toEqual(['ANNUAL_365', 'FIXED_30']);
  });
});

describe('FIXED_30', () => {
  const policy: Partial<PayPolicy> = { proration: 'FIXED_30' };
  const monthly = { salary: '3000.00 EUR', per: 'month' } as const;

  it.each<[string, Omit<Example, 'salary' | 'per'>, string]>([
    ['a month of 30 days by law: February pays 30/30', { period: '2026-02' }, '3000.00 EUR'],
    ['and so does a month of 31 days', { period: '2026-12' }, '3000.00 EUR'],
    ['from 15 February: (30 − 14) / 30 = 1,600.00', { period: '2026-02', from: '2026-02-15' }, '1600.00 EUR'],
    ['to 14 February: 14 / 30 = 1,400.00', { period: '2026-02', end: '2026-02-15' }, '1400.00 EUR'],
    ['to 27 February: 27 / 30 = 2,700.00', { period: '2026-02', end: '2026-02-28' }, '2700.00 EUR'],
    ['to 28 February, its last day: 30 / 30', { period: '2026-02', end: '2026-03-01' }, '3000.00 EUR'],
    [
      'from 31 January: the 31st stands at 30, so 0 / 30',
      { period: '2026-01', from: '2026-01-31' },
      '0.00 EUR',
    ],
    ['to 30 January: 30 / 30', { period: '2026-01', end: '2026-01-31' }, '3000.00 EUR'],
    ['from 30 January: 1 / 30 = 100.00', { period: '2026-01', from: '2026-01-30' }, '100.00 EUR'],
    ['from 16 December: 15 / 30 = 1,500.00', { period: '2026-12', from: '2026-12-16' }, '1500.00 EUR'],
  ])('%s', (_title, example, amount) => {
    expect(paid({ ...monthly, ...example }, policy)).toBe(amount);
  });
});

describe('HOURS', () => {
  const policy: Partial<PayPolicy> = { proration: 'HOURS' };
  const fortnight: Pick<Example, 'schedule' | 'period'> = { schedule: 'biweekly', period: '2026-11-02' };

  it.each<[string, Example, Partial<PayPolicy>, string, string]>([
    ['41,600 / 2080 × 168 hours = 3,360.00', { salary: '41600.00 USD' }, policy, '168', '3360.00 USD'],
    [
      '100,000 / 2087 × 80 hours = 3,833.25',
      { salary: '100000.00 USD', ...fortnight },
      { ...policy, hoursPerYear: '2087' },
      '80',
      '3833.25 USD',
    ],
    [
      '20.00 an hour × 7.5 hours × 21 workdays = 3,150.00',
      { salary: '20.00 USD', hoursPerWeek: '37.5' },
      policy,
      '157.5',
      '3150.00 USD',
    ],
    [
      '20.00 an hour whatever the policy divides salaries by',
      { salary: '20.00 USD', hoursPerWeek: '37.5' },
      { ...policy, hoursPerYear: '2087' },
      '157.5',
      '3150.00 USD',
    ],
    [
      'days of 7.5 hours by policy: 39,000 / 1950 × 157.5 = 3,150.00',
      { salary: '39000.00 USD' },
      { ...policy, hoursPerYear: '1950', hoursPerWorkday: '7.5' },
      '157.5',
      '3150.00 USD',
    ],
    [
      '10.00 × 40 hours in a week of 6 workdays: 25 × 6.6666666667 hours shown, 1,666.67 paid',
      { salary: '10.00 USD', hoursPerWeek: '40' },
      { ...policy, calendar: { workdays: [1, 2, 3, 4, 5, 6], holidays: [] } },
      '166.6666666667',
      '1666.67 USD',
    ],
  ])('%s', (_title, example, hoursPolicy, quantity, amount) => {
    const computed = pay(example, hoursPolicy);
    expect(amountsOf(computed)).toEqual([amount]);
    expect(computed.lines[0]).toMatchObject({ quantity, method: 'HOURS' });
  });
});

describe('the divisor', () => {
  const year = { salary: '60000.00 EUR' } as const;

  it.each<[PaySchedule, string, string]>([
    ['weekly', '2026-11-02', '1153.85 EUR'],
    ['biweekly', '2026-11-02', '2307.69 EUR'],
    ['fourWeekly', '2026-11-02', '4615.38 EUR'],
    ['semiMonthly', '2026-11-16', '2500.00 EUR'],
    ['monthly', '2026-11-01', '5000.00 EUR'],
  ])('of a %s schedule gives of 60,000 in the period of %s %s', (schedule, period, amount) => {
    expect(paid({ ...year, schedule, period }, {})).toBe(amount);
  });

  it.each([
    ['27', '60,000 / 27 = 2,222.22', '2222.22 EUR'],
    ['26.1', '60,000 / 26.1 = 2,298.85', '2298.85 EUR'],
    ['313/12', '60,000 × 12 / 313 = 2,300.32', '2300.32 EUR'],
    ['A14/365', '60,000 × 14 / 365 = 2,301.37', '2301.37 EUR'],
  ])('may be rational: %s gives %s', (divisor, _title, amount) => {
    expect(paid({ ...year, schedule: 'biweekly', period: '2026-11-02' }, { divisor })).toBe(amount);
  });

  it('stops at text that policyRefusal would have refused', () => {
    expect(() => paid(year, { divisor: '0' })).toThrow('not a divisor: "0"');
    expect(() => paid(year, { proration: 'HOURS', hoursPerYear: '0' })).toThrow('not hours: 0');
    expect(() => paid(year, { proration: 'HOURS', hoursPerYear: 'many' })).toThrow('not hours: many');
  });
});

describe('roundRateFirst, for those whom the law obliges', () => {
  it('100.00 / 30 = 3.33, × 30 = 99.90; the statement shows the rounded rate', () => {
    const computed = pay({ salary: '100.00 EUR', per: 'month' }, { roundRateFirst: true });
    expect(computed.lines[0]).toMatchObject({ quantity: '30', rate: '3.33' });
    expect(amountsOf(computed)).toEqual(['99.90 EUR']);
  });

  it('rounds the rate of an hour, not of a day: 19.99 × 7.5 hours × 21 days = 3,148.425, half up 3,148.43', () => {
    const computed = pay(
      { salary: '38980.50 EUR' },
      { proration: 'HOURS', hoursPerYear: '1950', hoursPerWorkday: '7.5', roundRateFirst: true },
    );
    expect(computed.lines[0]).toMatchObject({ quantity: '157.5', rate: '19.99' });
    expect(amountsOf(computed)).toEqual(['3148.43 EUR']);
  });
});
