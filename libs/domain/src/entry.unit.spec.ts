import { hire, salary } from '../../../test/support/entries.js';
import { entryOf } from './entry.js';
import { compareEntries, sourceOf } from './entry-fields.js';

describe('entryOf', () => {
  it('gives a known type back as it is', () => {
    const entry = hire({ at: 1, on: '2026-11-01' });
    expect(entryOf(entry)).toBe(entry);
  });

  it.each(['salary.raise', '', 'toString', 'salary.set.v2'])('stops at the type %j', (type) => {
    expect(() => entryOf({ ...hire({ at: 1, on: '2026-11-01' }), type })).toThrow('unknown entry type');
  });
});

describe('compareEntries', () => {
  const on = '2026-11-02';
  const middle = salary({ at: 10, on, partition: 5, recordedAtMs: 100, amount: '1.00 EUR' });

  it.each([
    [
      'an earlier effective date, whatever else',
      { at: 99, on: '2026-11-01', partition: 9, recordedAtMs: 999 },
    ],
    ['an earlier recorded at of the same date', { at: 99, on, partition: 9, recordedAtMs: 99 }],
    ['a lower partition at the same time', { at: 99, on, partition: 4, recordedAtMs: 100 }],
    ['a lower offset in the same partition', { at: 9, on, partition: 5, recordedAtMs: 100 }],
  ])('%s comes first', (_title, words) => {
    const first = hire(words);
    expect(compareEntries(first, middle)).toBeLessThan(0);
    expect(compareEntries(middle, first)).toBeGreaterThan(0);
  });

  it('takes offsets beyond the exact integers of a double apart', () => {
    const offset = 2n ** 60n;
    expect(compareEntries({ ...middle, offset }, { ...middle, offset: offset + 1n })).toBeLessThan(0);
  });

  it('is zero for a record and its repeat only', () => {
    expect(compareEntries(middle, { ...middle })).toBe(0);
  });
});

describe('sourceOf', () => {
  it('names update, coordinates and actor', () => {
    expect(sourceOf(hire({ at: 7, on: '2026-11-01', partition: 3 }))).toEqual({
      updateId: 'update-3-7',
      partition: 3,
      offset: 7n,
      actor: 'clerk',
    });
  });
});
