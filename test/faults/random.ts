/** Numbers that a seed decides (mulberry32), so that a run can be repeated. */
export type Random = {
  /** A whole number in [0, below). */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
  /** An id of 32 hexadecimal digits. */
  id(): string;
};

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  const below = (limit: number): number => next() % limit;
  return {
    below,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    id: () => Array.from({ length: 4 }, () => next().toString(16).padStart(8, '0')).join(''),
  };
}

/** A seed of its own for each named part of a run. */
export function seedFor(seed: number, name: string): number {
  let mixed = seed | 0;
  for (const letter of name) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  return mixed >>> 0;
}
