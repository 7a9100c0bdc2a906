// Planted, each seen failing here: people without pay left out, an employment that only touches the period counted,
// the sort left out, bonuses of another department left out.
import * as fc from 'fast-check';
import { month, payOf } from '../../../test/support/computed-pay.js';
import { bonus, hire, moneyText, salary, transfer } from '../../../test/support/entries.js';
import { periodFrom } from '../../../test/support/timelines.js';
import type { Entry } from './entry.js';
import { sumByCurrency } from './money.js';
import { payByDepartment } from './pay-by-department.js';
import { fold } from './timeline.js';

const sharesOf = (entries: Entry[], id = '2026-11') =>
  payByDepartment(fold(entries), payOf(entries, month(id))).map(({ department, gross }) => [
    department,
    ...gross.map(moneyText),
  ]);

describe('payByDepartment', () => {
  it('gives each department its part of a month that was split: 33.33 in sales, 66.67 and a bonus in labs', () => {
    const entries = [
      hire({ at: 1, on: '2026-01-01', department: 'sales' }),
      salary({ at: 2, on: '2026-01-01', amount: '100.00 EUR' }),
      transfer({ at: 3, on: '2026-11-11', to: 'labs' }),
      bonus({ at: 4, on: '2026-11-20', department: 'labs', amount: '1.00 EUR' }),
      bonus({ at: 5, on: '2026-11-21', department: 'labs', amount: '500 JPY' }),
    ];
    expect(sharesOf(entries)).toEqual([
      ['labs', '67.67 EUR', '500 JPY'],
      ['sales', '33.33 EUR'],
    ]);
  });

  it('lists them by name, whichever came first: 33.33 in labs before 66.67 in sales', () => {
    const entries = [
      hire({ at: 1, on: '2026-01-01', department: 'labs' }),
      salary({ at: 2, on: '2026-01-01', department: 'labs', amount: '100.00 EUR' }),
      transfer({ at: 3, on: '2026-11-11', department: 'labs', to: 'sales' }),
    ];
    expect(sharesOf(entries)).toEqual([
      ['labs', '33.33 EUR'],
      ['sales', '66.67 EUR'],
    ]);
  });

  it('counts people without pay under their department, from the first day to the last of their employment', () => {
    const entries = [
      hire({ at: 1, on: '2026-11-30', department: 'sales' }),
      transfer({ at: 2, on: '2026-12-01', to: 'labs' }),
    ];
    expect(sharesOf(entries, '2026-10')).toEqual([]);
    expect(sharesOf(entries, '2026-11')).toEqual([['sales']]);
    expect(sharesOf(entries, '2026-12')).toEqual([['labs']]);
  });

  it('puts a bonus from before the hire under its department, though nobody is employed there yet', () => {
    const entries = [
      hire({ at: 1, on: '2026-12-01', department: 'labs' }),
      bonus({ at: 2, on: '2026-11-20', department: 'labs', amount: '1.00 EUR' }),
    ];
    expect(sharesOf(entries)).toEqual([['labs', '1.00 EUR']]);
  });

  it('leaves people of another schedule to the periods of that one', () => {
    const entries = [hire({ at: 1, on: '2026-01-01', paySchedule: 'weekly' })];
    expect(sharesOf(entries)).toEqual([]);
    const week = periodFrom('weekly', '2026-11-02');
    expect(payByDepartment(fold(entries), payOf(entries, week))).toEqual([
      { department: 'sales', gross: [] },
    ]);
  });

  it('adds up to the gross of the employee, whatever the cuts', () => {
    const day = fc.integer({ min: 1, max: 30 }).map((number) => `2026-11-${`${number}`.padStart(2, '0')}`);
    const destination = fc.constantFrom('sales', 'labs', 'city');
    const moves = fc
      .array(fc.tuple(day, destination, fc.boolean()), { maxLength: 6 })
      .map((all) => [...all].sort(([left], [right]) => (left < right ? -1 : 1)));
    fc.assert(
      fc.property(moves, fc.integer({ min: 0, max: 99_999 }), (all, cents) => {
        let department = 'sales';
        const entries = [
          hire({ at: 0, on: '2026-11-03' }),
          salary({ at: 1, on: '2026-11-02', amount: `${(cents / 100).toFixed(2)} EUR` }),
          ...all.map(([on, to, isMove], index) => {
            const names = { at: index + 2, on, department };
            if (!isMove) return bonus({ ...names, amount: '0.01 EUR' });
            department = to;
            return transfer({ ...names, to });
          }),
        ];
        const pay = payOf(entries);
        const shares = payByDepartment(fold(entries), pay);
        expect(sumByCurrency(shares.flatMap(({ gross }) => gross))).toEqual(pay.gross);
        const names = shares.map((share) => share.department);
        expect(names).toEqual([...new Set(names)].sort((left, right) => (left < right ? -1 : 1)));
      }),
      { numRuns: 1_000 },
    );
  });
});
