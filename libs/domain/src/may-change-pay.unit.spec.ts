// Planted: the day after the period's end counted as in it; a hire, a reversal or a scheduled bonus by its date alone.
import {
  adjustment,
  bonus,
  budget,
  hire,
  reversal,
  salary,
  scheduledBonus,
} from '../../../test/support/entries.js';
import type { Entry } from './entry.js';
import { mayChangePay } from './may-change-pay.js';

const november = { start: '2026-11-01', end: '2026-12-01' };
const changes = (entry: Entry) => mayChangePay(entry, november);

describe('what may change the pay of November', () => {
  it.each([
    ['2026-10-31', false],
    ['2026-11-01', true],
    ['2026-11-30', true],
    ['2026-12-01', false],
  ])('a bonus or an adjustment paid on %s: %s', (on, may) => {
    expect(changes(bonus({ at: 1, on, amount: '1.00 EUR' }))).toBe(may);
    expect(changes(adjustment({ at: 1, on, amount: '1.00 EUR' }))).toBe(may);
  });

  it('a budget never: it pays nobody', () => {
    expect(changes(budget({ at: 1, on: '2026-11-01', until: '2026-11-30', amount: '1.00 EUR' }))).toBe(false);
  });

  it.each(['2026-01-01', '2026-11-15', '2027-01-01'])(
    'a hire, a salary or a scheduled bonus of %s, and any reversal, always',
    (on) => {
      const entries = [
        hire({ at: 1, on }),
        salary({ at: 2, on, amount: '1.00 EUR' }),
        scheduledBonus({ at: 3, on, amount: '1.00 EUR' }),
        reversal({ at: 4, of: 'update-0-9' }),
      ];
      expect(entries.map(changes)).toEqual([true, true, true, true]);
    },
  );
});
