import type { Benchmark } from './support/benchmark.js';
import { run as beside } from './beside.js';
import { run as drain } from './drain.js';
import { run as growth } from './growth.js';
import { run as imports } from './imports.js';
import { run as intake } from './intake.js';
import { run as latency } from './latency.js';
import { run as query } from './query.js';
import { run as scale } from './scale.js';
import { run as start } from './start.js';

/** Every benchmark, in the order in which `npm run bench` runs them. A new one is one line here: name, options, run. */
export const benchmarks: readonly Benchmark[] = [
  { name: 'drain', options: { updates: 500_000, profile: 0 }, run: drain },
  {
    name: 'intake',
    options: { updates: 20_000, connections: 64, rate: 500, seconds: 20, profile: 0 },
    run: intake,
  },
  { name: 'imports', options: { updates: 1_000_000, profile: 0 }, run: imports },
  { name: 'latency', options: { seconds: 20, profile: 0 }, run: latency },
  { name: 'beside', options: { updates: 500_000, seconds: 10, profile: 0 }, run: beside },
  { name: 'scale', options: { updates: 500_000 }, run: scale },
  { name: 'growth', options: { updates: 500_000, entries: 10_000_000 }, run: growth },
  { name: 'query', options: { entries: 10_000_000, requests: 2_000, profile: 0 }, run: query },
  { name: 'start', options: { starts: 3 }, run: start },
];
