import type { Benchmark } from './support/benchmark.js';

/** Every benchmark, in the order in which `npm run bench` runs them. A new one is one line here: name, options, run. */
export const benchmarks: readonly Benchmark[] = [];
