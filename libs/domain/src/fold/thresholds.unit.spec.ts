// What was planted and seen failing stands at each test.
import {
  adjustment,
  approval,
  bonus,
  hire,
  moneyOf,
  percentBonus,
  raise,
  salary,
  scheduledBonus,
  wage,
} from '../../../../test/support/entries.js';
import { defaultFoldRules, type FoldRules, type Threshold } from '../fold-rules.js';
import { fold } from '../timeline.js';

describe('a threshold', () => {
  const inSales = hire({ at: 1, on: '2026-01-01', department: 'sales' });
  const pay = salary({ at: 2, on: '2026-01-01', amount: '60000.00 EUR', per: 'year' });
  const on = '2026-11-10';
  const rulesOf = (...thresholds: Partial<Threshold>[]): FoldRules => ({
    ...defaultFoldRules,
    thresholds: thresholds.map((threshold) => ({
      department: 'sales',
      kind: 'bonus',
      limit: moneyOf('1000.00 EUR'),
      inForceFromMs: 0,
      ...threshold,
    })),
  });
  const stateUnder = (rules: FoldRules, entry: Parameters<typeof fold>[0][number]) =>
    fold([inSales, pay, entry], rules).states.get(entry.updateId);

  // Planted: at the limit itself; "greater or equal" fails the first line.
  it('lets through what reaches it and holds what is above it, by a cent', () => {
    expect(stateUnder(rulesOf({}), bonus({ at: 3, on, amount: '1000.00 EUR' }))).toBe('applied');
    const above = bonus({ at: 3, on, amount: '1000.01 EUR' });
    expect(fold([inSales, pay, above], rulesOf({})).held).toEqual([
      {
        updateId: 'update-0-3',
        why: 'OVER_THRESHOLD',
        detail: 'over the threshold of sales: 1000.00 EUR',
        department: 'sales',
        type: 'bonus.granted',
        effectiveDate: on,
      },
    ]);
  });

  it('is passed by the approval of somebody else, without a flag', () => {
    const above = bonus({ at: 3, on, amount: '1000.01 EUR' });
    const timeline = fold([inSales, pay, above, approval({ at: 4, of: above })], rulesOf({}));
    expect(timeline.bonuses).toHaveLength(1);
    expect(timeline.anomalies).toEqual([]);
  });

  it('of another department or kind holds nothing', () => {
    const above = bonus({ at: 3, on, amount: '5000.00 EUR' });
    expect(stateUnder(rulesOf({ department: 'labs' }, { kind: 'adjustment' }), above)).toBe('applied');
  });

  // Planted: the threshold in force now instead of when the log took the proposal.
  it('goes by when the log took the proposal: the latest in force by then counts', () => {
    const above = bonus({ at: 3, on, amount: '2000.00 EUR', recordedAtMs: 500 });
    expect(stateUnder(rulesOf({ inForceFromMs: 501 }), above)).toBe('applied');
    expect(stateUnder(rulesOf({ inForceFromMs: 500 }), above)).toBe('held');
    const raisedTo = { inForceFromMs: 400, limit: moneyOf('3000.00 EUR') };
    expect(stateUnder(rulesOf(raisedTo, { inForceFromMs: 100 }), above)).toBe('applied');
  });

  it('of two from one instant the lower holds, in whatever order', () => {
    const above = bonus({ at: 3, on, amount: '2000.00 EUR' });
    const higher = { limit: moneyOf('3000.00 EUR') };
    expect(stateUnder(rulesOf(higher, {}), above)).toBe('held');
    expect(stateUnder(rulesOf({}, higher), above)).toBe('held');
  });

  // Planted: what cannot be compared passes; another currency is the way around every limit.
  it('that no limit can be compared with holds: another currency is no way around it', () => {
    const foreign = bonus({ at: 3, on, amount: '1.00 USD' });
    expect(fold([inSales, pay, foreign], rulesOf({})).held[0]?.detail).toBe(
      'no threshold of sales can be compared: 1000.00 EUR',
    );
    const both = rulesOf({}, { limit: moneyOf('1000.00 USD') });
    expect(stateUnder(both, foreign)).toBe('applied');
    expect(stateUnder(both, bonus({ at: 3, on, amount: '1000.01 USD' }))).toBe('held');
  });

  // 60,000 a year: 2 % of it are 1,200; 20 % of a month (5,000) are 1,000 and 20.01 % are 1,000.50.
  it.each([
    ['2', 'annualSalary', 'held'],
    ['1.6666', 'annualSalary', 'applied'],
    ['20', 'periodSalary', 'applied'],
    ['20.01', 'periodSalary', 'held'],
    ['20.01', 'proratedPeriodSalary', 'held'],
  ] as const)('measures a bonus of %s percent of %s by the salary in force: %s', (percent, of, state) => {
    expect(stateUnder(rulesOf({}), percentBonus({ at: 3, on, percent, of }))).toBe(state);
  });

  it('in percent measures a percent bonus as such and an amount by the annual salary', () => {
    const rules = rulesOf({ limit: { percent: '10' } });
    expect(stateUnder(rules, percentBonus({ at: 3, on, percent: '10', of: 'periodSalary' }))).toBe('applied');
    expect(stateUnder(rules, percentBonus({ at: 3, on, percent: '10.0001', of: 'periodSalary' }))).toBe(
      'held',
    );
    expect(stateUnder(rules, bonus({ at: 3, on, amount: '6000.00 EUR' }))).toBe('applied');
    expect(stateUnder(rules, bonus({ at: 3, on, amount: '6000.01 EUR' }))).toBe('held');
    const unpaid = bonus({ at: 3, on, amount: '0.01 EUR' });
    expect(fold([inSales, unpaid], rules).states.get('update-0-3')).toBe('held');
  });

  it('measures salaries by the year, whatever unit they have', () => {
    const rules = rulesOf({ kind: 'salary', limit: moneyOf('60000.00 EUR') });
    expect(fold([inSales, pay], rules).held).toEqual([]);
    expect(stateUnder(rules, salary({ at: 3, on, amount: '5000.01 EUR' }))).toBe('held');
    const hourly = (amount: string) => wage({ at: 3, on, amount, hoursPerWeek: '40' });
    // 28.84 × 40 × 52 = 59,987.20; 28.85 × 40 × 52 = 60,008.00.
    expect(stateUnder(rules, hourly('28.84 EUR'))).toBe('applied');
    expect(stateUnder(rules, hourly('28.85 EUR'))).toBe('held');
  });

  it('measures a raise by what it adds in a year, or by its percentage of the salary in force', () => {
    const byAmount = rulesOf({ kind: 'raise', limit: moneyOf('3000.00 EUR') });
    expect(stateUnder(byAmount, raise({ at: 3, on, percent: '5' }))).toBe('applied');
    expect(stateUnder(byAmount, raise({ at: 3, on, percent: '5.0001' }))).toBe('held');
    const byPercent = rulesOf({ kind: 'raise', limit: { percent: '5' } });
    expect(stateUnder(byPercent, raise({ at: 3, on, amount: '3000.00 EUR' }))).toBe('applied');
    expect(stateUnder(byPercent, raise({ at: 3, on, amount: '3000.01 EUR' }))).toBe('held');
  });

  it('measures scheduled bonuses by one occurrence and adjustments without their sign', () => {
    const scheduled = rulesOf({ kind: 'scheduledBonus' });
    expect(stateUnder(scheduled, scheduledBonus({ at: 3, on, amount: '1000.01 EUR' }))).toBe('held');
    const adjustments = rulesOf({ kind: 'adjustment' });
    expect(stateUnder(adjustments, adjustment({ at: 3, on, amount: '-1000.00 EUR' }))).toBe('applied');
    expect(stateUnder(adjustments, adjustment({ at: 3, on, amount: '-1000.01 EUR' }))).toBe('held');
  });

  it('keeps a first salary from implying an employment until it is approved', () => {
    const rules = rulesOf({ kind: 'salary', limit: moneyOf('100.00 EUR') });
    const high = salary({ at: 3, on: '2026-03-01', amount: '60000.00 EUR', per: 'year' });
    const low = salary({ at: 4, on: '2026-05-01', amount: '90.00 EUR', per: 'year' });
    const starts = (entries: Parameters<typeof fold>[0]) =>
      fold(entries, rules).employments.map(({ start }) => start);
    expect(starts([high])).toEqual([]);
    expect(starts([high, low])).toEqual(['2026-05-01']);
    expect(starts([high, low, approval({ at: 5, of: high })])).toEqual(['2026-03-01']);
  });
});
