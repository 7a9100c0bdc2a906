import { bonus, hire, moneyOf, percentBonus, reversal, salary } from '../../../../test/support/entries.js';
import { defaultFoldRules, type FoldRules, type Threshold } from '../fold-rules.js';
import { fold } from '../timeline.js';

describe('what holds an update', () => {
  const inSales = hire({ at: 1, on: '2026-01-01', department: 'sales' });
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
  const tenPercent = { limit: { percent: '10' } };

  it('that takes force later counts, also listed last', () => {
    const entry = bonus({ at: 3, on, amount: '2000.00 EUR', recordedAtMs: 500 });
    const rules = rulesOf({ inForceFromMs: 100 }, { inForceFromMs: 400, limit: moneyOf('3000.00 EUR') });
    expect(fold([inSales, entry], rules).states.get('update-0-3')).toBe('applied');
  });

  it('measures by the salary in force on the pay date, not by one before or after it', () => {
    const entries = [
      inSales,
      salary({ at: 2, on: '2026-01-01', amount: '60000.00 EUR', per: 'year' }),
      salary({ at: 4, on, amount: '90000.00 EUR', per: 'year' }),
    ];
    const state = (payDate: string, amount: string) =>
      fold([...entries, bonus({ at: 3, on: payDate, amount })], rulesOf(tenPercent)).states.get('update-0-3');
    expect(state('2026-11-09', '6000.00 EUR')).toBe('applied');
    expect(state('2026-11-09', '6000.01 EUR')).toBe('held');
    expect(state(on, '9000.00 EUR')).toBe('applied');
    expect(state(on, '9000.01 EUR')).toBe('held');
    const late = [inSales, salary({ at: 2, on: '2026-12-01', amount: '60000.00 EUR', per: 'year' })];
    const before = bonus({ at: 3, on, amount: '0.01 EUR' });
    expect(fold([...late, before], rulesOf(tenPercent)).states.get('update-0-3')).toBe('held');
  });

  it('of a percent bonus without a salary holds by the percentage alone, and always by an amount', () => {
    const state = (percent: string, rules: FoldRules) =>
      fold([inSales, percentBonus({ at: 3, on, percent, of: 'annualSalary' })], rules).states.get(
        'update-0-3',
      );
    expect(state('10', rulesOf(tenPercent))).toBe('applied');
    expect(state('10.01', rulesOf(tenPercent))).toBe('held');
    expect(state('1', rulesOf({}))).toBe('held');
  });

  it('says which percentage or which limits held', () => {
    const paid = salary({ at: 2, on: '2026-01-01', amount: '60000.00 EUR', per: 'year' });
    const above = percentBonus({ at: 3, on, percent: '8', of: 'annualSalary' });
    const rules = rulesOf(tenPercent, { limit: { percent: '5' } });
    expect(fold([inSales, paid, above], rules).held[0]?.detail).toBe(
      'over the threshold of sales: 5 percent',
    );
    const both = rulesOf({}, { limit: moneyOf('1000.00 USD') });
    expect(fold([inSales, bonus({ at: 3, on, amount: '1 JPY' })], both).held[0]?.detail).toBe(
      'no threshold of sales can be compared: 1000.00 EUR, 1000.00 USD',
    );
  });

  it('a reversal of nothing says why', () => {
    const timeline = fold([inSales, reversal({ at: 3, of: 'update-9-9' })]);
    expect(timeline.anomalies.map(({ detail }) => detail)).toEqual([
      'update-9-9 cannot be reversed: no such fact is known of this employee',
    ]);
  });

  it('of another department, of what was reversed before, says so', () => {
    const granted = bonus({ at: 3, on, amount: '1.00 EUR' });
    const timeline = fold([
      inSales,
      granted,
      reversal({ at: 4, of: granted, department: 'labs' }),
      reversal({ at: 5, of: granted }),
    ]);
    expect(timeline.held).toEqual([]);
    expect(timeline.anomalies.map(({ detail }) => detail)).toContain(
      'update-0-3 cannot be reversed: it was reversed before',
    );
  });
});
