import type { BenchResult } from './benchmark.js';

/** Upper bounds of the histogram's buckets in ms, two and a half to a doubling; what is above the last stands under `more`. */
const BOUNDS_MS = [
  0.5, 1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, 96, 128, 192, 256, 512, 1_000, 2_000, 4_000, 8_000,
];

/** Times are null where there was nothing. */
export type Distribution = {
  readonly requests: number;
  readonly p50Ms: number | null;
  readonly p90Ms: number | null;
  readonly p99Ms: number | null;
  readonly p999Ms: number | null;
  readonly maxMs: number | null;
  readonly histogram: BenchResult;
};

/** Percentiles by nearest rank of times in ms, and how many fell into each bucket of a histogram, for charts. */
export function distributionOf(timesMs: readonly number[]): Distribution {
  const sorted = timesMs.toSorted((left, right) => left - right);
  const at = (share: number): number | null => {
    const time = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
    return time === undefined ? null : Math.round(time * 100) / 100;
  };
  return {
    requests: sorted.length,
    p50Ms: at(0.5),
    p90Ms: at(0.9),
    p99Ms: at(0.99),
    p999Ms: at(0.999),
    maxMs: at(1),
    histogram: histogramOf(sorted),
  };
}

function histogramOf(sorted: readonly number[]): BenchResult {
  const buckets: Record<string, number> = {};
  let from = 0;
  for (const bound of BOUNDS_MS) {
    const above = sorted.findIndex((time, place) => place >= from && time > bound);
    const to = above < 0 ? sorted.length : above;
    if (to > from) buckets[`${bound}`] = to - from;
    from = to;
  }
  if (from < sorted.length) buckets['more'] = sorted.length - from;
  return buckets;
}
