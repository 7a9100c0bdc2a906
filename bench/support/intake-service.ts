import { join } from 'node:path';
import { Database } from '#libs/database';
import { ServiceProcess } from '../../test/faults/service-process.js';
import { eventually } from '../../test/support/eventually.js';
import { repository } from '../../test/support/repository.js';
import type { BenchContext } from './benchmark.js';
import { identityOf } from './identity.js';
import { profiled } from './profiled.js';
import { PARTITIONS } from './topics.js';

/** The departments of a benchmarked service, each with one partition of the topic, two on each. */
export const DEPARTMENTS = Array.from({ length: 24 }, (_, at) => `d-${at}`);

const insertDepartments = `
  insert into department_version (id, version, name, partitions, actor)
  select 'd-' || at, 1, 'Department ' || at, array[at % ${PARTITIONS}], 'bench' from generate_series(0, ${DEPARTMENTS.length - 1}) as at`;

/** hr-service as a process of its own, ready, with books of its own; `token` is that of a clerk of every department. */
export async function startIntakeService(
  context: BenchContext,
  topic: string,
  port: number,
): Promise<{ service: ServiceProcess; token: string; databaseUrl: string }> {
  const { brokers, folder } = context;
  const databaseUrl = await context.freshDatabase();
  const database = new Database({ url: databaseUrl, applicationName: 'bench', poolSize: 1 });
  await database.query(insertDepartments);
  await database.close();
  const { jwksFile, token } = await identityOf('hr', folder);
  const service = ServiceProcess.start({
    product: repository,
    name: 'hr-service',
    port,
    logFile: join(folder, 'hr-service.log'),
    env: {
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_TOPIC: topic,
      WAGELEDGER_JWKS_FILE: jwksFile,
      WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1',
      WAGELEDGER_LOG_LEVEL: 'warn',
      // One client sends all of the load.
      WAGELEDGER_REQUESTS_PER_MINUTE: '0',
      ...(context.option('profile') > 0 ? profiled('intake') : {}),
    },
  });
  await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 30_000 });
  return { service, token, databaseUrl };
}
