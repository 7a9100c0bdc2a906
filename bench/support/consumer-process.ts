import { join } from 'node:path';
import { ServiceProcess } from '../../test/faults/service-process.js';
import { freePortBase } from '../../test/support/ports.js';
import { repository } from '../../test/support/repository.js';
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
  { brokers, folder }: BenchContext,
  { topic, databaseUrl, number = 1, env = {} }: ConsumerStart,
): Promise<ServiceProcess> {
  return ServiceProcess.start({
    product: repository,
    name: 'payroll-consumer',
    port: await freePortBase(1),
    logFile: join(folder, `payroll-consumer-${number}.log`),
    env: {
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_TOPIC: topic,
      WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS),
      WAGELEDGER_CONSUMER_GROUP: GROUP,
      WAGELEDGER_LOG_LEVEL: 'warn',
      ...env,
    },
  });
}
