import { whatLogLacks } from './what-log-lacks.js';

const held = (low: bigint, high: bigint) => new Map([[2, { low, high }]]);
const ends = new Map([
  [2, 10n],
  [3, 0n],
]);
const skip = (first: bigint, next: bigint) => ({ partition: 2, first, next });

describe('what a log lacks of the books', () => {
  // Planted: skips of other partitions taken, only the first of two skips taken, `>=` for `>`: each is red.
  it.each([
    ['holds everything', held(0n, 10n), [], undefined],
    ['holds more', held(0n, 99n), [], undefined],
    ['lost what was skipped', held(7n, 10n), [skip(0n, 7n)], undefined],
    ['lost what was skipped in two answers', held(7n, 10n), [skip(0n, 3n), skip(3n, 7n)], undefined],
    ['lost everything, and all of it was skipped', held(30n, 30n), [skip(0n, 10n)], undefined],
    ['lost more than was skipped', held(8n, 10n), [skip(0n, 7n)], 'offsets 7 to 7 are in the books alone'],
    ['lost applied records before a skip', held(7n, 10n), [skip(3n, 7n)], 'no longer starts at 0'],
    ['lost what was skipped elsewhere', held(7n, 10n), [{ ...skip(0n, 7n), partition: 3 }], 'starts at 7'],
    ['ends earlier', held(0n, 9n), [], 'ends at 9'],
    ['has no such partition', new Map(), [], 'no partition 2'],
  ])('is told of a log that %s', (_, log, skips, lack) => {
    const told = whatLogLacks(log, ends, skips);
    if (lack === undefined) expect(told).toBeUndefined();
    else expect(told).toContain(lack);
  });
});
