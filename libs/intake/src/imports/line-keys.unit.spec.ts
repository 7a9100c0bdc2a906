import fc from 'fast-check';
import type { RequestedUpdate } from '../update-routes.js';
import { LineKeys } from './line-keys.js';

const bonus = (employeeId: string, cents: number): RequestedUpdate => ({
  type: 'bonus.granted',
  department: 'sales',
  employeeId,
  data: { amount: { amount: `${cents}.00`, currency: 'EUR' }, payDate: '2026-11-30' },
});

const lines = fc.array(
  fc.record({ employee: fc.integer({ min: 0, max: 4 }), cents: fc.integer({ min: 1, max: 3 }) }),
  {
    maxLength: 60,
  },
);
type Line = { employee: number; cents: number };

function keysOf(file: readonly Line[], name = 'month'): string[] {
  const keys = new LineKeys(name);
  return file.flatMap(({ employee, cents }) => {
    const key = keys.keyOf(bonus(`E-${employee}`, cents), undefined);
    return key.isFirst ? [key.key] : [];
  });
}

function countsOf(file: readonly Line[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { employee, cents } of file) {
    const content = `${employee} ${cents}`;
    counts.set(content, (counts.get(content) ?? 0) + 1);
  }
  return counts;
}

describe('the keys of lines', () => {
  // Planted: the line's number instead of its occurrence in the key; a line put in front makes every key behind it new.
  it('are new for exactly those lines that a file sent again has more of, wherever lines went', () => {
    fc.assert(
      fc.property(lines, lines, fc.infiniteStream(fc.nat()), (before, added, random) => {
        const after = before.filter(() => (random.next().value ?? 0) % 4 > 0).concat(added);
        const shuffled = after.toSorted(() => ((random.next().value ?? 0) % 2 === 0 ? -1 : 1));
        const known = new Set(keysOf(before));
        const fresh = keysOf(shuffled).filter((key) => !known.has(key));
        const had = countsOf(before);
        const more = [...countsOf(shuffled)].map(([content, count]) =>
          Math.max(0, count - (had.get(content) ?? 0)),
        );
        expect(fresh).toHaveLength(more.reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 500 },
    );
  });

  it('are all different within a file, and between names', () => {
    fc.assert(
      fc.property(lines, (file) => {
        const keys = [...keysOf(file), ...keysOf(file, 'other')];
        expect(new Set(keys).size).toBe(2 * file.length);
      }),
    );
  });

  it('never change, for a content: what was imported before would be new', () => {
    expect(keysOf([{ employee: 1, cents: 1 }])).toEqual(['import/month/cf5d3e4958712d56a66a1b873b96949a/1']);
  });

  it('that a line brings along are taken, and told apart when they come again', () => {
    const keys = new LineKeys('month');
    expect(keys.keyOf(bonus('E-1', 1), 'k')).toEqual({ key: 'k', isFirst: true });
    expect(keys.keyOf(bonus('E-1', 1), 'k')).toEqual({ isFirst: false, sameContent: true });
    expect(keys.keyOf(bonus('E-1', 2), 'k')).toEqual({ isFirst: false, sameContent: false });
    // A key of its own is no occurrence of the content.
    expect(keys.keyOf(bonus('E-1', 1), undefined)).toMatchObject({ key: expect.stringMatching(/\/1$/) });
  });
});
