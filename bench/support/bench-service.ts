import { join } from 'node:path';
import { type ServiceName, ServiceProcess } from '../../test/faults/service-process.js';
import { repository } from '../../test/support/repository.js';
import type { BenchContext } from './benchmark.js';

export type BenchServiceStart = {
  readonly name: ServiceName;
  readonly topic: string;
  readonly databaseUrl: string;
  readonly port: number;
  /** Of the log file; the name of the service unless told. */
  readonly log?: string;
  readonly env: Readonly<Record<string, string>>;
};

/** A service as it ships, a process of its own; it may not be ready yet. */
export function startBenchService(
  { brokers, folder }: BenchContext,
  { name, topic, databaseUrl, port, log = name, env }: BenchServiceStart,
): ServiceProcess {
  return ServiceProcess.start({
    product: repository,
    name,
    port,
    logFile: join(folder, `${log}.log`),
    env: {
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_TOPIC: topic,
      WAGELEDGER_LOG_LEVEL: 'warn',
      ...env,
    },
  });
}
