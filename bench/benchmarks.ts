import type { Benchmark } from './support/benchmark.js';
import { run as drain } from './drain.js';
import { run as intake } from './intake.js';

/** Every benchmark, in the order in which `npm run bench` runs them. A new one is one line here: name, options, run. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'drain', options: { updates: 500_000, profile: 0 }, run: drain },
  {
    name: 'intake',
    options: { updates: 20_000, connections: 64, rate: 500, seconds: 20, profile: 0 },
    run: intake,
  },
];
