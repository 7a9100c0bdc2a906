import { randomFrom } from '../faults/random.js';

/** Random choices that a seed repeats on every machine: whole numbers only. */
export class Random {
  private readonly source: ReturnType<typeof randomFrom>;

  constructor(seed: number) {
    this.source = randomFrom(seed);
  }

  /** From 0 to below `bound`. */
  below(bound: number): number {
    return this.source.below(bound);
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  pick<Choice>(choices: readonly Choice[]): Choice {
    return this.source.pick(choices);
  }

  shuffled<Item>(items: readonly Item[]): Item[] {
    const left = [...items];
    const out: Item[] = [];
    while (left.length > 0) out.push(...left.splice(this.below(left.length), 1));
    return out;
  }
}
