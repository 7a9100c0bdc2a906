import type { Benchmark } from './support/benchmark.js';
import { run as drain } from './drain.js';

/** Every benchmark, in the order in which `npm run bench` runs them. A new one is one line here: name, options, run. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'drain', options: { updates: 500_000, profile: 0 }, run: drain },
];
