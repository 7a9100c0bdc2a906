// What users ask of other payroll systems, and here a test each: the titles are their complaints.
// Planted, each seen failing here: a salary in force before its date, FIXED_30 by calendar days, each department rounded on
// its own, earlier corrections left out of what was paid.
import { amountsOf, grossOf, month, payOf } from '../../../test/support/computed-pay.js';
import {
  hire,
  leaving,
  moneyText,
  raise,
  reversal,
  salary,
  scheduledBonus,
  stop,
  transfer,
} from '../../../test/support/entries.js';
import type { Entry } from './entry.js';
import { addMoney } from './money.js';
import { payByDepartment } from './pay-by-department.js';
import type { PayLine } from './pay-line.js';
import { retroOf } from './retro.js';
import { splitByLargestRemainder } from './split-by-largest-remainder.js';
import { fold } from './timeline.js';

const hired = hire({ at: 1, on: '2026-01-01' });
const monthly = (amount: string) => salary({ at: 2, on: '2026-01-01', amount });
const october = month('2026-10');
const linesOf = (entries: readonly Entry[]) => payOf(entries, october).lines;
const retro = (entries: readonly Entry[], paid: readonly PayLine[]) => retroOf(payOf(entries, october), paid);
const texts = (lines: readonly PayLine[]) => lines.map(({ amount }) => moneyText(amount));

describe('what users ask of other systems', () => {
  it('a mid-month raise splits one statement into old and new: 3,000 × 14/30 and 3,300 × 16/30', () => {
    const pay = payOf([hired, monthly('3000.00 EUR'), raise({ at: 3, on: '2026-11-15', percent: '10' })]);
    expect(amountsOf(pay)).toEqual(['1400.00 EUR', '1760.00 EUR']);
    expect(grossOf(pay)).toEqual(['3160.00 EUR']);
  });

  it('a mid-month raise with a transfer in the same week: three lines that sum to the cent', () => {
    const pay = payOf([
      hired,
      monthly('3000.00 EUR'),
      transfer({ at: 3, on: '2026-11-11', to: 'labs' }),
      raise({ at: 4, on: '2026-11-13', department: 'labs', amount: '300.00 EUR' }),
    ]);
    // 10/30 and 2/30 of 3,000, then 18/30 of 3,300.
    expect(pay.lines.map(({ department, amount }) => `${department} ${moneyText(amount)}`)).toEqual([
      'sales 1000.00 EUR',
      'labs 200.00 EUR',
      'labs 1980.00 EUR',
    ]);
  });

  it('backdated raises get arrears: 300 for October, known in November', () => {
    const before = [hired, monthly('3000.00 EUR')];
    const after = [...before, raise({ at: 3, on: '2026-10-01', percent: '10' })];
    expect(texts(retro(after, linesOf(before)))).toEqual(['300.00 EUR']);
  });

  it('late joiners get arrears: hired on 20 October, known after the run, 3,100 × 12/31', () => {
    const late = [
      hire({ at: 1, on: '2026-10-20' }),
      salary({ at: 2, on: '2026-10-20', amount: '3100.00 EUR' }),
    ];
    expect(texts(retro(late, []))).toEqual(['1200.00 EUR']);
  });

  it('arrears of a correction never pay twice: earlier corrections count as paid', () => {
    const before = [hired, monthly('3000.00 EUR')];
    const first = [...before, raise({ at: 3, on: '2026-10-01', percent: '10' })];
    const second = [...first, salary({ at: 4, on: '2026-10-01', amount: '3350.00 EUR' })];
    const paid = [...linesOf(before)];
    paid.push(...retro(first, paid));
    const more = retro(second, paid);
    expect(texts(more)).toEqual(['50.00 EUR']);
    expect(retro(second, [...paid, ...more])).toEqual([]);
  });

  it('a void gives back what was applied, not what was planned', () => {
    const raised = raise({ at: 3, on: '2026-10-16', percent: '10' });
    const before = [hired, monthly('3100.00 EUR'), raised];
    const after = [...before, reversal({ at: 4, of: raised })];
    // 310 a month was planned; 16/31 of it were paid.
    expect(texts(retro(after, linesOf(before)))).toEqual(['-160.00 EUR']);
  });

  it('a 30-day month by law: every month is 30 days, and a day is a 30th', () => {
    const entries = [hire({ at: 1, on: '2026-02-16' }), monthly('3000.00 EUR')];
    const fixed = (id: string) => grossOf(payOf(entries, month(id), 'HALF_UP', { proration: 'FIXED_30' }));
    expect(['2026-02', '2026-03', '2026-04'].map(fixed)).toEqual([
      ['1500.00 EUR'],
      ['3000.00 EUR'],
      ['3000.00 EUR'],
    ]);
  });

  it('cancelled salaries are never used', () => {
    const wrong = salary({ at: 3, on: '2026-11-01', amount: '30000.00 EUR' });
    const pay = payOf([hired, monthly('3000.00 EUR'), wrong, reversal({ at: 4, of: wrong })]);
    expect(grossOf(pay)).toEqual(['3000.00 EUR']);
  });

  it('future salaries are never used', () => {
    const entries = [
      hired,
      monthly('3000.00 EUR'),
      salary({ at: 3, on: '2026-12-01', amount: '4000.00 EUR' }),
    ];
    expect(grossOf(payOf(entries))).toEqual(['3000.00 EUR']);
    expect(grossOf(payOf(entries, month('2026-12')))).toEqual(['4000.00 EUR']);
  });

  it('rounding by cost centre balances: thirds of 1,000.01 in three departments sum to 1,000.01', () => {
    const entries = [
      hired,
      monthly('1000.01 EUR'),
      transfer({ at: 3, on: '2026-11-11', to: 'labs' }),
      transfer({ at: 4, on: '2026-11-21', department: 'labs', to: 'city' }),
    ];
    const pay = payOf(entries);
    const shares = payByDepartment(fold(entries), pay).flatMap(({ gross }) => gross);
    expect(shares.map(moneyText)).toEqual(['333.33 EUR', '333.34 EUR', '333.34 EUR'].sort());
    expect(shares.reduce(addMoney)).toEqual(pay.gross[0]);
  });

  it('a rounded daily wage × days is not the monthly wage: 1,000 / 31 = 32.26, × 31 = 1,000.06, but 1,000.00 is paid', () => {
    expect(grossOf(payOf([hired, monthly('1000.00 EUR')], month('2026-12')))).toEqual(['1000.00 EUR']);
  });

  it('a split of 2.50 sums to 2.50', () => {
    const shares = splitByLargestRemainder({ amount: '2.50', currency: 'EUR' }, ['1', '1', '1'])!;
    expect(shares.map(({ amount }) => amount)).toEqual(['0.84', '0.83', '0.83']);
    expect(shares.reduce(addMoney).amount).toBe('2.50');
  });

  it('a recurring addition can be ended early, its last date still paid', () => {
    const car = scheduledBonus({ at: 3, on: '2026-01-15', amount: '100.00 EUR' });
    const entries = [hired, monthly('3000.00 EUR'), car, stop({ at: 4, on: '2026-11-15', of: car })];
    expect(grossOf(payOf(entries))).toEqual(['3100.00 EUR']);
    expect(grossOf(payOf(entries, month('2026-12')))).toEqual(['3000.00 EUR']);
  });

  it('values entered later appear in older-dated periods, as a delta to what was paid', () => {
    const before = [hired, monthly('3000.00 EUR')];
    const after = [...before, scheduledBonus({ at: 3, on: '2026-09-10', amount: '40.00 EUR' })];
    expect(texts(retro(after, linesOf(before)))).toEqual(['40.00 EUR']);
  });

  it('somebody who has left is not paid on: to the last day, inclusive, and back to it if known late', () => {
    const before = [hired, monthly('3100.00 EUR')];
    const after = [...before, leaving({ at: 3, on: '2026-10-10' })];
    expect(texts(linesOf(after))).toEqual(['1000.00 EUR']);
    expect(texts(retro(after, linesOf(before)))).toEqual(['-2100.00 EUR']);
  });

  it('the same update delivered twice is paid once', () => {
    const entries = [hired, monthly('3000.00 EUR'), raise({ at: 3, on: '2026-11-01', percent: '10' })];
    expect(grossOf(payOf([...entries, ...entries]))).toEqual(['3300.00 EUR']);
  });
});
