import type { Metrics } from '#libs/platform';
import type { PublishCounts } from './publisher.js';

/** Shows what a publisher to `topic` did; `read` gives its counts, or nothing where it was not needed yet. */
export function measurePublisher(
  metrics: Metrics,
  topic: string,
  read: () => PublishCounts | undefined,
): void {
  metrics.counter(
    {
      name: 'wageledger_records_published_total',
      help: 'Records that every in-sync replica of the topic has acknowledged.',
    },
    () => [{ labels: { topic }, value: read()?.published ?? 0 }],
  );
  metrics.counter(
    {
      name: 'wageledger_publish_refusals_total',
      help: 'Records that their sender was told are not confirmed, by reason.',
    },
    () =>
      Object.entries(read()?.refused ?? {}).map(([reason, value]) => ({ labels: { topic, reason }, value })),
  );
  metrics.gauge(
    { name: 'wageledger_publish_waiting_records', help: 'Records that wait for their acknowledgement.' },
    () => [{ labels: { topic }, value: read()?.waiting ?? 0 }],
  );
}
