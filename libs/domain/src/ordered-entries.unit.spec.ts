// Planted, each seen failing here: the place found by effective date alone, a repeated update joined a second time.
import fc from 'fast-check';
import { bonus, salary } from '../../../test/support/entries.js';
import type { Entry } from './entry.js';
import { inTotalOrder, joinOrdered } from './ordered-entries.js';

const entry = fc
  .record({
    at: fc.integer({ min: 0, max: 12 }),
    partition: fc.constantFrom(0, 1),
    recordedAtMs: fc.integer({ min: 1, max: 3 }),
    day: fc.integer({ min: 1, max: 4 }),
    isBonus: fc.boolean(),
  })
  .map(({ day, isBonus, ...own }): Entry => {
    const on = `2026-01-0${day}`;
    return isBonus
      ? bonus({ ...own, on, amount: '1.00 EUR' })
      : salary({ ...own, on, amount: '1.00 EUR', per: 'year' });
  });
const entries = fc.array(entry, { maxLength: 30 });

describe('joinOrdered', () => {
  it('gives the order of all of them, repetitions included', () => {
    fc.assert(
      fc.property(entries, entries, (known, more) => {
        expect(joinOrdered(inTotalOrder(known), more)).toEqual(inTotalOrder([...known, ...more]));
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves the list that it joins to as it was', () => {
    const known = inTotalOrder([bonus({ at: 1, on: '2026-01-02', amount: '1.00 EUR' })]);
    joinOrdered(known, [bonus({ at: 2, on: '2026-01-01', amount: '1.00 EUR' })]);
    expect(known).toHaveLength(1);
  });
});
