/*
 * The metrics of one service, in the text format of Prometheus. In: numbers that their owners keep anyhow, and how to read
 * them. Out: one page. Guaranteed: what runs for every record adds to a plain number and nothing else, everything else is
 * done when somebody asks; a value that cannot be read in a second is left out instead of being old, and takes no other
 * with it. Names follow https://prometheus.io/docs/practices/naming: seconds, and `_total` for what only grows.
 */
import { collectDefaultMetrics, Histogram, Registry, type Metric } from 'prom-client';
import type { Durations } from './durations.js';
import { within } from '../within.js';
import type { ReadSamples, Sample } from './samples.js';

type MetricSpec = { readonly name: string; readonly help: string };
type Written = Sample & { metricName?: string };

const readWithinMs = 1_000;

/** The metrics of this service; every provider may add its own. */
export class Metrics {
  private readonly registry = new Registry();
  readonly contentType = Registry.PROMETHEUS_CONTENT_TYPE;

  /** Adds CPU, memory, garbage collection and event loop of this process. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a value that only grows while the process lives; its name ends in `_total`. */
  counter(spec: MetricSpec, read: ReadSamples): void {
    this.add(spec, 'counter', read);
  }

  /** Adds a value that goes up and down. */
  gauge(spec: MetricSpec, read: ReadSamples): void {
    this.add(spec, 'gauge', read);
  }

  /** Adds durations that their owner counts by itself; the name ends in `_seconds`. */
  histogram(spec: MetricSpec, durations: Durations): void {
    this.add(spec, 'histogram', () => {
      const { buckets, sum, count } = durations.read();
      return [
        ...buckets.map(({ le, count: value }): Written => ({
          metricName: `${spec.name}_bucket`,
          labels: { le },
          value,
        })),
        { metricName: `${spec.name}_sum`, value: sum },
        { metricName: `${spec.name}_count`, value: count },
      ];
    });
  }

  /** Adds a histogram with labels, for what happens some thousand times a second at most. */
  labelledHistogram<L extends string>(
    spec: MetricSpec,
    labelNames: readonly L[],
    buckets: readonly number[],
  ): Histogram<L> {
    return new Histogram({ ...spec, labelNames, buckets: [...buckets], registers: [this.registry] });
  }

  /** The page. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private add(spec: MetricSpec, type: 'counter' | 'gauge' | 'histogram', read: ReadSamples): void {
    const get = async () => ({ ...spec, type, values: await readInTime(read), aggregator: 'sum' });
    // A registry asks its metrics for no more than their name and `get`; the types want one of prom-client's own classes.
    this.registry.registerMetric({ ...spec, get } as unknown as Metric);
  }
}

/** What `read` gives, or nothing where it fails or takes too long. */
async function readInTime(read: ReadSamples): Promise<readonly Sample[]> {
  try {
    return (await within(readWithinMs, Promise.resolve(read()))) ?? [];
  } catch {
    return [];
  }
}
