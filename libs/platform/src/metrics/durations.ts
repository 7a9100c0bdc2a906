/**
 * Durations counted into buckets, in seconds. Adding one is two additions and a short search in a typed array, so that a
 * thousand records of a batch cost some microseconds; prom-client's own histogram makes text of labels for each.
 */
export class Durations {
  private readonly counts: Float64Array;
  private sumSeconds = 0;

  /** `bounds`: the upper bounds of the buckets in seconds, ascending. */
  constructor(readonly bounds: readonly number[]) {
    this.counts = new Float64Array(bounds.length + 1);
  }

  /** Adds one duration; what clocks made negative counts as none. */
  add(ms: number): void {
    const seconds = ms > 0 ? ms / 1_000 : 0;
    let bucket = 0;
    while (bucket < this.bounds.length && seconds > (this.bounds[bucket] ?? 0)) bucket += 1;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.sumSeconds += seconds;
  }

  /** The buckets as Prometheus wants them: each with all below it, `+Inf` last. */
  read(): { buckets: { le: string; count: number }[]; sum: number; count: number } {
    let count = 0;
    const buckets = [...this.bounds.map(String), '+Inf'].map((le, place) => {
      count += this.counts[place] ?? 0;
      return { le, count };
    });
    return { buckets, sum: this.sumSeconds, count };
  }
}
