// Planted, each seen failing here: periods counted from the first Monday of each year instead of one anchor, the second half
// of a month from the 15th, an id accepted that is no period's start, an end one day early.
import * as fc from 'fast-check';
import {
  monthlyPeriod,
  nextPeriod,
  paySchedules,
  periodContaining,
  periodOf,
  periodOnWire,
  type PaySchedule,
} from './period.js';
import { addDays, daysBetween } from './plain-date.js';

const november = { schedule: 'monthly', start: '2026-11-01', end: '2026-12-01' };

describe('monthlyPeriod', () => {
  it.each(['2026-11', '2026-11-01'])('%s is the month from its first day to the first day after it', (id) => {
    expect(monthlyPeriod(id)).toEqual(november);
  });

  it.each([
    '2026-13',
    '2026-00',
    '2026-11-15',
    '2026-11-00',
    '2026-1',
    '26-11',
    '2026',
    '',
    'now',
    '1899-12',
    '9999-12',
  ])('%j is no monthly period', (id) => {
    expect(monthlyPeriod(id)).toBeUndefined();
  });

  it('knows the first and the last month of the range', () => {
    expect(monthlyPeriod('1900-01')?.end).toBe('1900-02-01');
    expect(monthlyPeriod('9999-11')?.end).toBe('9999-12-01');
  });
});

describe('periodContaining', () => {
  it.each(['2026-11-01', '2026-11-15', '2026-11-30'])('%s lies in November', (date) => {
    expect(periodContaining('monthly', date)).toEqual(november);
  });

  it.each(['2026-11-31', '2026-11', 'infinity', '9999-12-31'])('%j lies in no period', (date) => {
    expect(periodContaining('monthly', date)).toBeUndefined();
  });
});

describe('each schedule', () => {
  it.each<[PaySchedule, string, string, string]>([
    ['weekly', '2026-11-01', '2026-10-26', '2026-11-02'],
    ['weekly', '2026-11-02', '2026-11-02', '2026-11-09'],
    ['biweekly', '2026-01-01', '2025-12-29', '2026-01-12'],
    ['fourWeekly', '2026-01-01', '2025-12-29', '2026-01-26'],
    ['semiMonthly', '2026-02-15', '2026-02-01', '2026-02-16'],
    ['semiMonthly', '2026-02-16', '2026-02-16', '2026-03-01'],
    ['semiMonthly', '2026-12-31', '2026-12-16', '2027-01-01'],
    ['monthly', '2024-02-29', '2024-02-01', '2024-03-01'],
  ])('%s: %s lies in the period from %s to before %s', (schedule, date, start, end) => {
    expect(periodContaining(schedule, date)).toEqual({ schedule, start, end });
  });

  it('counts weeks from one anchor for ever, before it and after it: biweekly periods begin on 2024-01-01 ± 14 days', () => {
    const starts = ['2023-12-17', '2023-12-18', '2023-12-31', '2024-01-01', '2024-01-15', '2123-12-28'];
    expect(starts.map((date) => periodContaining('biweekly', date)?.start)).toEqual([
      '2023-12-04',
      '2023-12-18',
      '2023-12-18',
      '2024-01-01',
      '2024-01-15',
      '2123-12-20',
    ]);
  });

  it('holds every date in exactly one period, and periods follow each other without gap or overlap', () => {
    const schedule = fc.constantFrom(...paySchedules);
    const date = fc.integer({ min: 0, max: 200_000 }).map((days) => addDays('1901-01-01', days));
    fc.assert(
      fc.property(schedule, date, (kind, day) => {
        const period = periodContaining(kind, day)!;
        expect(period.start <= day && day < period.end).toBe(true);
        const next = nextPeriod(period)!;
        expect(next.start).toBe(period.end);
        for (const inside of [period.start, addDays(period.end, -1)])
          expect(periodContaining(kind, inside)).toEqual(period);
        expect(periodContaining(kind, next.start)).toEqual(next);
        expect(periodOf(kind, period.start)).toEqual(period);
        const weeks = { weekly: 7, biweekly: 14, fourWeekly: 28 }[kind as 'weekly'];
        if (weeks !== undefined) expect(daysBetween(period.start, period.end)).toBe(weeks);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[PaySchedule, string]>([
    ['weekly', '2026-11-03'],
    ['biweekly', '2026-11-09'],
    ['biweekly', '2026-11'],
    ['fourWeekly', '2026-11-09'],
    ['semiMonthly', '2026-11-15'],
    ['semiMonthly', '2026-11'],
    ['monthly', '2026-11-16'],
    ['weekly', 'today'],
  ])('no %s period has the id %s', (schedule, id) => {
    expect(periodOf(schedule, id)).toBeUndefined();
  });

  it('has no period that reaches beyond the range of dates', () => {
    expect(periodContaining('fourWeekly', '1900-01-01')).toBeUndefined();
    expect(periodContaining('weekly', '1900-01-01')?.start).toBe('1900-01-01');
    expect(paySchedules.map((schedule) => periodContaining(schedule, '9999-12-31'))).toEqual(
      paySchedules.map(() => undefined),
    );
  });

  it('may be counted from another anchor, which does not move a month', () => {
    expect(periodContaining('biweekly', '2026-11-11', '2024-01-08')?.start).toBe('2026-11-09');
    expect(periodContaining('monthly', '2026-11-11', '2024-01-08')?.start).toBe('2026-11-01');
    expect(nextPeriod(periodContaining('biweekly', '2026-11-11', '2024-01-08')!)?.start).toBe('2026-11-23');
  });
});

describe('nextPeriod', () => {
  it('follows without gap or overlap for a hundred years', () => {
    let period = monthlyPeriod('1999-12')!;
    for (let month = 0; month < 1_200; month += 1) {
      const next = nextPeriod(period)!;
      expect(next.start).toBe(period.end);
      period = next;
    }
    expect(period).toEqual({ schedule: 'monthly', start: '2099-12-01', end: '2100-01-01' });
  });

  it('ends with the range of dates', () => {
    expect(nextPeriod(monthlyPeriod('9999-11')!)).toBeUndefined();
  });
});

describe('periodOnWire', () => {
  it('says the last day beside the half-open end', () => {
    expect(periodOnWire(monthlyPeriod('2024-02')!)).toEqual({
      schedule: 'monthly',
      start: '2024-02-01',
      end: '2024-03-01',
      lastDay: '2024-02-29',
    });
  });
});
