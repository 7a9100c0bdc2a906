import type { ServiceProcess } from '../../test/faults/service-process.js';
import { eventually } from '../../test/support/eventually.js';
import { askBooks } from './ask-books.js';
import type { BenchContext } from './benchmark.js';
import { startBenchService } from './bench-service.js';
import { identityOf } from './identity.js';
import { profiled } from './profiled.js';
import { PARTITIONS } from './topics.js';

/** The departments of a benchmarked service, each with one partition of the topic, two on each. */
export const DEPARTMENTS = Array.from({ length: 24 }, (_, at) => `d-${at}`);

/** Those of one partition. */
export function departmentsOn(partition: number): string[] {
  return DEPARTMENTS.filter((_, at) => at % PARTITIONS === partition);
}

const insertDepartments = `
  insert into department_version (id, version, name, partitions, actor)
  select 'd-' || at, 1, 'Department ' || at, array[at % ${PARTITIONS}], 'bench' from generate_series(0, ${DEPARTMENTS.length - 1}) as at`;

/** hr-service as a process of its own, ready, with books of its own; `token` is that of a clerk of every department. */
export async function startIntakeService(
  context: BenchContext,
  topic: string,
  port: number,
): Promise<{ service: ServiceProcess; token: string; databaseUrl: string }> {
  const databaseUrl = await context.freshDatabase();
  await askBooks(databaseUrl, insertDepartments);
  const { jwksFile, token } = await identityOf('hr', context.folder);
  const service = startBenchService(context, {
    name: 'hr-service',
    topic,
    databaseUrl,
    port,
    env: {
      WAGELEDGER_JWKS_FILE: jwksFile,
      WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1',
      // One client sends all of the load.
      WAGELEDGER_REQUESTS_PER_MINUTE: '0',
      ...(context.option('profile') > 0 ? profiled('intake') : {}),
    },
  });
  await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 30_000 });
  return { service, token, databaseUrl };
}
