import { monthlyPeriod, nextPeriod, periodContaining, periodOnWire } from './period.js';

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
    expect(periodContaining(date)).toEqual(november);
  });

  it.each(['2026-11-31', '2026-11', 'infinity', '9999-12-31'])('%j lies in no period', (date) => {
    expect(periodContaining(date)).toBeUndefined();
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
