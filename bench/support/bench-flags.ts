import type { Benchmark } from './benchmark.js';

export type BenchFlags = {
  readonly only: readonly string[];
  readonly seed: number;
  readonly json: string | undefined;
  /** Every other flag, by name. */
  readonly numbers: ReadonlyMap<string, number>;
};

/** `--only NAME[,NAME] --seed S --json FILE`, `--updates N` and what the benchmarks add; throws for anything else. */
export function readBenchFlags(args: readonly string[], benchmarks: readonly Benchmark[]): BenchFlags {
  const known = new Set(['seed', ...benchmarks.flatMap(({ options }) => Object.keys(options))]);
  const names = new Set(benchmarks.map(({ name }) => name));
  const numbers = new Map<string, number>();
  const only: string[] = [];
  let json: string | undefined;
  for (let index = 0; index < args.length; index += 2) {
    const [flag = '', value = ''] = args.slice(index, index + 2);
    if (flag === '--only') only.push(...value.split(','));
    else if (flag === '--json') json = value;
    else if (flag.startsWith('--') && known.has(flag.slice(2)))
      numbers.set(flag.slice(2), wholeNumber(flag, value));
    else throw new Error(`${flag} is no flag of this program; there are --only, --json, ${listOf(known)}`);
  }
  const strangers = only.filter((name) => !names.has(name));
  if (strangers.length > 0)
    throw new Error(`no benchmark is called ${strangers.join(', ')}; there are ${[...names].join(', ')}`);
  return { only, seed: numbers.get('seed') ?? 1, json, numbers };
}

function listOf(names: ReadonlySet<string>): string {
  return [...names].map((name) => `--${name}`).join(', ');
}

function wholeNumber(flag: string, text: string): number {
  if (!/^\d{1,12}$/.test(text)) throw new Error(`${flag} takes a whole number, not ${JSON.stringify(text)}`);
  return Number.parseInt(text, 10);
}
