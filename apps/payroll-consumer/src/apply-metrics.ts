/*
 * What the applied chunks come to, as numbers. In: each chunk right after its commit. Out: counts by outcome, how long
 * records took from the log to the books, and how far this machine's clock is behind the brokers'.
 * The time is this process's clock less the record's recorded-at, which the broker's clock gave: both machines must keep
 * the same time. A record that seems to be visible before it was recorded shows that they do not; it counts as 0 s.
 */
import type { AppliedChunk, ChunkCounts } from '#libs/ledger';
import { Durations, type Metrics } from '#libs/platform';

const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** Counts chunks and shows the counts. */
export class ApplyMetrics {
  private readonly counts: Record<keyof ChunkCounts, number> = {
    applied: 0,
    duplicate: 0,
    conflict: 0,
    rejected: 0,
  };
  private readonly visible = new Durations(bounds);
  private chunks = 0;
  private clockBehindMs = 0;

  constructor(metrics: Metrics) {
    metrics.counter(
      {
        name: 'wageledger_records_total',
        help: 'Records of the log that are in the books now, by what became of them.',
      },
      () => Object.entries(this.counts).map(([outcome, value]) => ({ labels: { outcome }, value })),
    );
    metrics.counter(
      {
        name: 'wageledger_chunks_total',
        help: 'Chunks of the log that these records came in.',
      },
      () => [{ value: this.chunks }],
    );
    metrics.histogram(
      {
        name: 'wageledger_accept_to_visible_seconds',
        help: 'From the moment the log took an update (recorded at) to the commit of the pay that it leads to.',
      },
      this.visible,
    );
    metrics.gauge(
      {
        name: 'wageledger_clock_behind_broker_seconds',
        help: "How far this machine's clock is behind the brokers', as far as the last chunk shows; 0 where it shows nothing.",
      },
      () => [{ value: this.clockBehindMs / 1_000 }],
    );
  }

  /** To be called after the commit. */
  count({ entries, counts }: AppliedChunk, nowMs = Date.now()): void {
    this.chunks += 1;
    for (const outcome of Object.keys(this.counts) as (keyof ChunkCounts)[])
      this.counts[outcome] += counts[outcome];
    for (const { entry } of entries) this.visible.add(nowMs - entry.recordedAtMs);
    // Recorded-at never falls within a chunk, so the last one is the latest.
    const last = entries.at(-1)?.entry;
    if (last !== undefined) this.clockBehindMs = Math.max(0, last.recordedAtMs - nowMs);
  }
}
