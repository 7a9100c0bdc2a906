import { bonus, budget } from '../../../../test/support/entries.js';
import { fold } from '../timeline.js';
import { foldBudgets } from './budget-set.js';

const november = { on: '2026-11-01', until: '2026-11-30' };

describe('the budgets of a department', () => {
  it('are half-open inside, and name their source', () => {
    expect(foldBudgets([budget({ at: 1, ...november, amount: '50000.00 EUR' })])).toEqual([
      {
        department: 'sales',
        start: '2026-11-01',
        end: '2026-12-01',
        amount: { amount: '50000.00', currency: 'EUR' },
        source: { updateId: 'update-0-1', partition: 0, offset: 1n, actor: 'clerk' },
      },
    ]);
  });

  // Planted: entries as they come instead of in their total order; the earlier one wins in the second order.
  it('of one period are the last one set, whatever order they are read in', () => {
    const first = budget({ at: 1, ...november, amount: '1.00 EUR' });
    const last = budget({ at: 2, ...november, amount: '2.00 EUR' });
    for (const entries of [
      [first, last],
      [last, first],
    ])
      expect(foldBudgets(entries).map(({ amount }) => amount.amount)).toEqual(['2.00']);
  });

  it('stand side by side per currency and per period, ascending', () => {
    const budgets = foldBudgets([
      budget({ at: 1, ...november, amount: '1.00 USD' }),
      budget({ at: 2, on: '2026-10-01', until: '2026-12-31', amount: '3.00 EUR' }),
      budget({ at: 3, ...november, amount: '2.00 EUR' }),
    ]);
    expect(budgets.map(({ start, amount }) => [start, amount.amount, amount.currency])).toEqual([
      ['2026-10-01', '3.00', 'EUR'],
      ['2026-11-01', '2.00', 'EUR'],
      ['2026-11-01', '1.00', 'USD'],
    ]);
  });

  it('leave out other entries and stop at two departments', () => {
    expect(foldBudgets([bonus({ at: 1, on: '2026-11-01', amount: '1.00 EUR' })])).toEqual([]);
    const two = [
      budget({ at: 1, ...november, amount: '1.00 EUR' }),
      budget({ at: 2, ...november, department: 'labs', amount: '1.00 EUR' }),
    ];
    expect(() => foldBudgets(two)).toThrow('foldBudgets takes the entries of one department');
  });

  it('fold into a timeline of nobody', () => {
    const timeline = fold([budget({ at: 1, ...november, amount: '1.00 EUR' })]);
    expect(timeline).toMatchObject({ employeeId: 'department:sales', employments: [], bonuses: [] });
    expect([...timeline.states.values()]).toEqual(['applied']);
  });
});
