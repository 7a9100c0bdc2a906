import type { ServiceProcess } from '../../test/faults/service-process.js';
import { freePortBase } from '../../test/support/ports.js';
import { startBenchService } from './bench-service.js';
import type { BenchContext } from './benchmark.js';
import { PARTITIONS } from './topics.js';

/** The consumer group of every benchmark; each has books and a topic of its own. */
export const GROUP = 'bench';

export type ConsumerStart = {
  readonly topic: string;
  readonly databaseUrl: string;
  /** Tells the processes of one group apart, in their logs. */
  readonly number?: number;
  readonly env?: Readonly<Record<string, string>>;
};

/** payroll-consumer as it ships, a process of its own; it may not be ready yet. */
export async function startConsumer(
  context: BenchContext,
  { topic, databaseUrl, number = 1, env = {} }: ConsumerStart,
): Promise<ServiceProcess> {
  return startBenchService(context, {
    name: 'payroll-consumer',
    topic,
    databaseUrl,
    port: await freePortBase(1),
    log: `payroll-consumer-${number}`,
    env: {
      WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS),
      WAGELEDGER_CONSUMER_GROUP: GROUP,
      // What docker-compose.yml gives it.
      NODE_OPTIONS: '--max-old-space-size=1024',
      MALLOC_MMAP_THRESHOLD_: '67108864',
      MALLOC_TRIM_THRESHOLD_: '268435456',
      MALLOC_ARENA_MAX: '1',
      ...env,
    },
  });
}
