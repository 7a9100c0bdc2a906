/*
 * Where this consumer stands in the log, as numbers. In: the transport's own view of its partitions, and the ends of the log
 * as the brokers say them when somebody asks. Out: lag and halts per partition. Each consumer shows its own partitions, so
 * the sum over all consumers is the whole log. The ends are asked for and not taken from the last fetch: a partition that
 * stands still is not fetched, and its lag would seem to stay what it was.
 */
import { silentLogger, watermarks, type ExactlyOnceKafkaServer } from '#libs/kafka';
import type { Metrics, Sample } from '#libs/platform';

type Log = Parameters<typeof watermarks>[0];
type Transport = Pick<ExactlyOnceKafkaServer, 'state' | 'on'>;

/** Shows lag, halts and the states of partitions. */
export function measureLog(metrics: Metrics, transport: Transport, log: Log): void {
  metrics.gauge(
    {
      name: 'wageledger_partition_lag_records',
      help: 'Offsets of a partition that the log has and the books do not; none while the brokers do not answer.',
    },
    () => lagOf(transport, log),
  );
  metrics.gauge(
    { name: 'wageledger_partitions', help: 'Partitions that this consumer owns, by state.' },
    () =>
      (['running', 'claiming', 'halted'] as const).map((state) => ({
        labels: { state },
        value: transport.state().partitions.filter((one) => one.state === state).length,
      })),
  );
  metrics.gauge(
    { name: 'wageledger_partition_halted', help: '1 for each partition that stands still, by its code.' },
    () =>
      transport
        .state()
        .partitions.filter(({ state }) => state === 'halted')
        .map(({ partition, code = 'unknown' }) => ({ labels: { partition, code }, value: 1 })),
  );
  const halts = new Map<string, number>();
  transport.on('halted', (_, code) => void halts.set(code, (halts.get(code) ?? 0) + 1));
  metrics.counter({ name: 'wageledger_halts_total', help: 'Halts of partitions, by their code.' }, () =>
    [...halts].map(([code, value]) => ({ labels: { code }, value })),
  );
}

async function lagOf(transport: Transport, log: Log): Promise<Sample[]> {
  const { partitions } = transport.state();
  // While it is claimed its position is not known yet.
  const known = partitions.filter(({ state }) => state !== 'claiming');
  if (known.length === 0) return [];
  const ends = await watermarks({ ...log, clientId: 'payroll-consumer-metrics', logger: silentLogger });
  return known.flatMap(({ partition, nextOffset }) => {
    const end = ends.get(partition)?.high;
    if (end === undefined) return [];
    // The log may have been applied further than it reached when it was asked.
    return [{ labels: { partition }, value: Math.max(0, Number(end - nextOffset)) }];
  });
}
