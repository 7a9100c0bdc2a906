// Planted, each seen failing here: leap years every four years, February of 30 days, December without a year's turn,
// the range left open.
import * as fc from 'fast-check';
import {
  addDays,
  compareDates,
  daysBetween,
  firstOfMonth,
  firstOfNextMonth,
  isPlainDate,
} from './plain-date.js';

const dayMs = 86_400_000;
const firstMs = Date.UTC(1900, 0, 1);
const lastMs = Date.UTC(9999, 11, 31);
const dayCount = (lastMs - firstMs) / dayMs + 1;
/** The runtime's own calendar, used by the tests only, as a second opinion. */
const dateAt = (day: number) => new Date(firstMs + day * dayMs).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: 0, max: dayCount - 1 });

describe('isPlainDate', () => {
  it.each(['1900-01-01', '2026-11-30', '2024-02-29', '2000-02-29', '9999-12-31'])('%s is a date', (text) => {
    expect(isPlainDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2026-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-01-32',
    '1899-12-31',
    '0000-01-01',
    '10000-01-01',
    '2026-1-1',
    '2026-11',
    '20261101',
    '2026-11-01T00:00:00Z',
    '2026-11-01\n',
    '2026-11-01 2026-11-01',
    ' 2026-11-01',
    '٢٠٢٦-11-01',
    'today',
    'infinity',
    '',
  ])('%j is not a date', (text) => {
    expect(isPlainDate(text)).toBe(false);
  });

  it('agrees with the calendar of the runtime on every text of the right shape', () => {
    const part = (max: number) => fc.integer({ min: 0, max }).map((value) => `${value}`.padStart(2, '0'));
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 9999 }), part(14), part(33), (year, month, day) => {
        const text = `${year}-${month}-${day}`;
        const time = Date.parse(`${text}T00:00:00Z`);
        const isReal = !isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
        expect(isPlainDate(text)).toBe(isReal);
      }),
      { numRuns: 5_000 },
    );
  });
});

describe('calendar arithmetic', () => {
  it('counts the days of November 2026 as 30, of February 2024 as 29 and of the year 2000 as 366', () => {
    expect(daysBetween('2026-11-01', '2026-12-01')).toBe(30);
    expect(daysBetween('2024-02-01', '2024-03-01')).toBe(29);
    expect(daysBetween('2000-01-01', '2001-01-01')).toBe(366);
    expect(daysBetween('1900-01-01', '1901-01-01')).toBe(365);
    expect(daysBetween('2026-11-02', '2026-11-01')).toBe(-1);
  });

  it('walks every day from 1900 to 2201 as the calendar of the runtime does', () => {
    let date = '1900-01-01';
    for (let day = 1; day < 110_000; day += 1) {
      date = addDays(date, 1);
      if (date !== dateAt(day)) expect(date).toBe(dateAt(day));
    }
    expect(date).toBe('2201-03-03');
  });

  it('agrees with the calendar of the runtime over the whole range', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (from, to) => {
        expect(isPlainDate(dateAt(from))).toBe(true);
        expect(daysBetween(dateAt(from), dateAt(to))).toBe(to - from);
        expect(addDays(dateAt(from), to - from)).toBe(dateAt(to));
        expect(compareDates(dateAt(from), dateAt(to))).toBe(Math.sign(from - to));
      }),
      { numRuns: 5_000 },
    );
  });

  it('leaves the range of dates with an error, not with a wrong date', () => {
    expect(addDays('9999-12-30', 1)).toBe('9999-12-31');
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(addDays('1900-01-02', -1)).toBe('1900-01-01');
    expect(() => addDays('1900-01-01', -1)).toThrow(RangeError);
    expect(() => firstOfNextMonth('9999-12-01')).toThrow('date outside 1900-01-01 to 9999-12-31');
  });

  it('compares by the calendar', () => {
    expect(compareDates('2026-11-30', '2026-12-01')).toBe(-1);
    expect(compareDates('2026-12-01', '2026-11-30')).toBe(1);
    expect(compareDates('2026-12-01', '2026-12-01')).toBe(0);
  });

  it('finds the first of a month and of the next', () => {
    expect(firstOfMonth('2026-11-30')).toBe('2026-11-01');
    expect(firstOfNextMonth('2026-11-01')).toBe('2026-12-01');
    expect(firstOfNextMonth('2026-08-31')).toBe('2026-09-01');
    expect(firstOfNextMonth('2026-09-01')).toBe('2026-10-01');
    expect(firstOfNextMonth('2026-12-31')).toBe('2027-01-01');
  });
});
