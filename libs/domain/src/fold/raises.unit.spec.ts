// What was planted and seen failing stands at each test.
import { approval, hire, leaving, raise, salary, transfer, wage } from '../../../../test/support/entries.js';
import { defaultFoldRules } from '../fold-rules.js';
import { fold, type Timeline } from '../timeline.js';

const salaries = (timeline: Timeline) =>
  timeline.salaries.map(({ start, end, salary: { amount } }) => [start, end, amount.amount]);
const codes = (timeline: Timeline) => timeline.anomalies.map(({ code, updateId }) => [code, updateId]);
const sources = (timeline: Timeline) =>
  timeline.salaries.map((interval) => interval.sources.map(({ updateId }) => updateId));

const hired = hire({ at: 1, on: '2026-01-01' });
const paid = salary({ at: 2, on: '2026-01-01', amount: '3333.33 EUR' });

describe('a raise', () => {
  // 3,333.33 × 1.035 = 3,449.99655
  it('by a percentage gives a salary rounded once, with the salary and the raise as its sources', () => {
    const timeline = fold([hired, paid, raise({ at: 3, on: '2026-06-01', percent: '3.5' })]);
    expect(salaries(timeline)).toEqual([
      ['2026-01-01', '2026-06-01', '3333.33'],
      ['2026-06-01', null, '3450.00'],
    ]);
    expect(sources(timeline)).toEqual([['update-0-2'], ['update-0-2', 'update-0-3']]);
  });

  it.each([
    ['3333.30 EUR', '5', '3499.97'], // 3,499.965: half away from zero
    ['1001 JPY', '0.05', '1002'], // 1,001.5005
    ['1000 JPY', '0.05', '1001'], // 1,000.5
    ['100.005 KWD', '10', '110.006'], // 110.0055
  ])('of %s by %s percent gives %s', (amount, percent, result) => {
    const timeline = fold([
      hired,
      salary({ at: 2, on: '2026-01-01', amount }),
      raise({ at: 3, on: '2026-06-01', percent }),
    ]);
    expect(timeline.salaries[1]?.salary.amount.amount).toBe(result);
  });

  it('by an amount adds per the unit of the salary in force, and keeps the hours of hourly people', () => {
    const timeline = fold([
      hired,
      wage({ at: 2, on: '2026-01-01', amount: '20.00 USD', hoursPerWeek: '37.5' }),
      raise({ at: 3, on: '2026-06-01', amount: '0.75 USD' }),
    ]);
    expect(timeline.salaries[1]?.salary).toEqual({
      amount: { amount: '20.75', currency: 'USD' },
      per: 'hour',
      hoursPerWeek: '37.5',
    });
  });

  // 3,000 × 1.1 = 3,300; × 1.1 = 3,630; + 70 = 3,700
  it('chains: each is taken from what the one before has left', () => {
    const timeline = fold([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      raise({ at: 5, on: '2026-09-01', amount: '70.00 EUR' }),
      raise({ at: 3, on: '2026-03-01', percent: '10' }),
      raise({ at: 4, on: '2026-06-01', percent: '10' }),
    ]);
    expect(salaries(timeline).map(([, , amount]) => amount)).toEqual([
      '3000.00',
      '3300.00',
      '3630.00',
      '3700.00',
    ]);
    expect(sources(timeline)[3]).toEqual(['update-0-2', 'update-0-3', 'update-0-4', 'update-0-5']);
  });

  it('follows a backdated salary, and ends with the next salary that is set', () => {
    const timeline = fold([
      hired,
      paid,
      raise({ at: 3, on: '2026-06-01', percent: '10' }),
      salary({ at: 4, on: '2026-10-01', amount: '5000.00 EUR' }),
      salary({ at: 5, on: '2026-02-01', amount: '4000.00 EUR' }),
    ]);
    expect(salaries(timeline)).toEqual([
      ['2026-01-01', '2026-02-01', '3333.33'],
      ['2026-02-01', '2026-06-01', '4000.00'],
      ['2026-06-01', '2026-10-01', '4400.00'],
      ['2026-10-01', null, '5000.00'],
    ]);
  });

  it('on the date of a salary is taken from it if recorded later, and is nothing if recorded earlier', () => {
    const later = fold([hired, paid, raise({ at: 3, on: '2026-01-01', percent: '10' })]);
    expect(salaries(later)).toEqual([['2026-01-01', null, '3666.66']]);
    const earlier = fold([
      hired,
      paid,
      raise({ at: 3, on: '2026-06-01', percent: '10' }),
      salary({ at: 4, on: '2026-06-01', amount: '4000.00 EUR' }),
    ]);
    expect(salaries(earlier).at(-1)).toEqual(['2026-06-01', null, '4000.00']);
    expect(earlier.salaries).toHaveLength(2);
  });

  it('goes on over a transfer, from the department in force then', () => {
    const timeline = fold([
      hired,
      paid,
      transfer({ at: 3, on: '2026-05-01', to: 'labs' }),
      raise({ at: 4, on: '2026-06-01', department: 'labs', percent: '10' }),
    ]);
    expect(salaries(timeline).at(-1)).toEqual(['2026-06-01', null, '3666.66']);
    expect(timeline.held).toEqual([]);
  });

  // Planted: a raise over a leaving; the salary of the employment before is raised.
  it.each([
    ['without any salary', [hired], 'no salary is in force on 2026-06-01'],
    ['of somebody of whom nothing is known', [], 'no salary is in force on 2026-06-01'],
    [
      'before the first salary',
      [hired, salary({ at: 2, on: '2026-06-02', amount: '1.00 EUR' })],
      'no salary is in force on 2026-06-01',
    ],
    [
      'after a leaving and a new hire',
      [hired, paid, leaving({ at: 3, on: '2026-03-31' }), hire({ at: 4, on: '2026-05-01' })],
      'no salary is in force on 2026-06-01',
    ],
  ])('%s changes nothing and is flagged', (_title, entries, detail) => {
    const lone = raise({ at: 9, on: '2026-06-01', percent: '10' });
    const timeline = fold([...entries, lone]);
    expect(timeline.salaries).toEqual(fold(entries).salaries);
    expect(timeline.states.get('update-0-9')).toBe('ignored');
    expect(timeline.anomalies.at(-1)).toEqual({
      code: 'RAISE_WITHOUT_SALARY',
      detail,
      updateId: 'update-0-9',
    });
  });

  it('without a hire begins no employment: the first salary does', () => {
    const timeline = fold([
      raise({ at: 1, on: '2026-01-01', percent: '10' }),
      salary({ at: 2, on: '2026-02-01', amount: '3000.00 EUR' }),
    ]);
    expect(timeline.employments.map(({ start }) => start)).toEqual(['2026-02-01']);
    expect(salaries(timeline)).toEqual([['2026-02-01', null, '3000.00']]);
  });

  it('in another currency than the salary changes nothing: currencies are never added', () => {
    const timeline = fold([hired, paid, raise({ at: 3, on: '2026-06-01', amount: '100.00 USD' })]);
    expect(timeline.salaries).toHaveLength(1);
    expect(timeline.anomalies[0]?.detail).toBe(
      'the salary in force on 2026-06-01 is in EUR, the raise is not',
    );
  });

  it('that waits counts for nothing, and takes its place in the chain once it is approved', () => {
    const elsewhere = raise({ at: 3, on: '2026-03-01', department: 'labs', percent: '10' });
    const entries = [
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      elsewhere,
      raise({ at: 4, on: '2026-06-01', percent: '10' }),
    ];
    expect(salaries(fold(entries)).map(([, , amount]) => amount)).toEqual(['3000.00', '3300.00']);
    const timeline = fold([...entries, approval({ at: 5, of: elsewhere, department: 'sales' })]);
    expect(salaries(timeline).map(([, , amount]) => amount)).toEqual(['3000.00', '3300.00', '3630.00']);
  });
});

describe('a raise over the limit', () => {
  it.each([
    [{ percent: '20' }, false],
    [{ percent: '20.0001' }, true],
    [{ amount: '600.00 EUR' }, false],
    [{ amount: '600.01 EUR' }, true],
  ])('by %j of 3,000 is flagged: %s', (by, isFlagged) => {
    const timeline = fold([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '3000.00 EUR' }),
      raise({ at: 3, on: '2026-06-01', ...by }),
    ]);
    expect(codes(timeline)).toEqual(isFlagged ? [['RAISE_OVER_LIMIT', 'update-0-3']] : []);
    expect(timeline.states.get('update-0-3')).toBe('applied');
  });

  it('goes by the limit of the rules', () => {
    const entries = [hired, paid, raise({ at: 3, on: '2026-06-01', percent: '5.1' })];
    const timeline = fold(entries, { ...defaultFoldRules, raiseLimitPercent: '5' });
    expect(timeline.anomalies).toEqual([
      { code: 'RAISE_OVER_LIMIT', detail: 'a raise by more than 5 percent', updateId: 'update-0-3' },
    ]);
  });

  it('of a salary of nothing, any amount is', () => {
    const timeline = fold([
      hired,
      salary({ at: 2, on: '2026-01-01', amount: '0.00 EUR' }),
      raise({ at: 3, on: '2026-06-01', amount: '0.01 EUR' }),
    ]);
    expect(codes(timeline)).toEqual([['RAISE_OVER_LIMIT', 'update-0-3']]);
  });

  it('stays flagged where it stands in for the salary of its date', () => {
    const timeline = fold([
      hired,
      paid,
      raise({ at: 3, on: '2026-01-01', percent: '50' }),
      raise({ at: 4, on: '2026-01-01', percent: '1' }),
    ]);
    expect(codes(timeline)).toEqual([['RAISE_OVER_LIMIT', 'update-0-3']]);
  });
});
