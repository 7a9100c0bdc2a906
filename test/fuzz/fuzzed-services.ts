// In: nothing. Out: the four services as processes on a Kafka and a Postgres of their own, with departments and people in the
// books, and a token of every role. `stop` ends and removes all of it.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey, issueToken, roles } from '#libs/auth';
import { ensureTopics, salaryUpdatesTopic } from '#libs/kafka';
import { ServiceProcess, type ServiceName } from '../faults/service-process.js';
import { createTestDatabase, migrateTemplate } from '../support/databases.js';
import { eventually } from '../support/eventually.js';
import { freePortBase } from '../support/ports.js';
import { repository } from '../support/repository.js';
import { startTestServers } from '../support/servers.js';

const PARTITIONS = 4;
const names: readonly ServiceName[] = ['hr-service', 'finance-service', 'payroll-api', 'payroll-consumer'];

export type FuzzedServices = {
  readonly urls: Readonly<Record<ServiceName, string>>;
  readonly token: string;
  stop(): Promise<void>;
};

export async function startFuzzedServices(): Promise<FuzzedServices> {
  const folder = await mkdtemp(join(tmpdir(), 'wageledger-fuzz-'));
  const undoing: (() => Promise<unknown>)[] = [() => rm(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const undo of undoing.splice(0).toReversed()) await undo().catch(() => undefined);
  };
  try {
    const servers = await startTestServers();
    undoing.push(() => servers.stop());
    process.env['DATABASE_URL'] = servers.databaseUrl;
    await migrateTemplate(servers.databaseUrl);
    const books = await createTestDatabase();
    const shape = { partitions: PARTITIONS, replicationFactor: 1, minInsyncReplicas: 1 };
    const topics = [salaryUpdatesTopic({ ...shape, name: 'salary-updates' })];
    await ensureTopics({ brokers: servers.kafkaBrokers.split(','), topics });
    const key = await createLocalKey();
    const jwksFile = join(folder, 'jwks.json');
    await writeFile(jwksFile, JSON.stringify(key.publicJwks));
    const base = await freePortBase(names.length);
    const env = { DATABASE_URL: books.url, KAFKA_BROKERS: servers.kafkaBrokers };
    const processes = names.map((name, at) => {
      const own = { ...env, ...ownVariables(name, jwksFile, base) };
      const logFile = join(folder, `${name}.log`);
      return ServiceProcess.start({ product: repository, name, port: base + at, env: own, logFile });
    });
    undoing.push(() => Promise.all(processes.map((service) => service.stop())));
    for (const service of processes)
      await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 60_000 });
    const urls = Object.fromEntries(processes.map(({ name, url }) => [name, url])) as FuzzedServices['urls'];
    const { privateJwk } = key;
    const token = await issueToken({ privateJwk, subject: 'ada', clientId: 'fuzz', roles: [...roles] });
    await fillBooks(urls, token);
    return { urls, token, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function ownVariables(name: ServiceName, jwksFile: string, base: number): Record<string, string> {
  const common = { WAGELEDGER_LOG_LEVEL: 'warn', WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS) };
  if (name === 'payroll-consumer') return common;
  const unlimited = { WAGELEDGER_REQUESTS_PER_MINUTE: '0', WAGELEDGER_ANONYMOUS_REQUESTS_PER_MINUTE: '0' };
  const payrollUrl = `http://127.0.0.1:${base + names.indexOf('payroll-api')}`;
  return { ...common, ...unlimited, WAGELEDGER_JWKS_FILE: jwksFile, WAGELEDGER_PAYROLL_URL: payrollUrl };
}

/** The departments and the employee that the examples in the documents name. */
async function fillBooks(urls: FuzzedServices['urls'], token: string): Promise<void> {
  const post = async (url: string, body: object): Promise<void> => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': url,
        prefer: 'wait=10',
      },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  };
  for (const id of ['engineering', 'sales']) await post(`${urls['payroll-api']}/v1/departments`, { id });
  const hire = { employeeId: 'E-1001', effectiveDate: '2026-01-01' };
  const amount = { amount: '60000.00', currency: 'EUR' };
  const people = `${urls['hr-service']}/v1/departments/engineering/employees`;
  await post(people, hire);
  await post(`${people}/E-1001/salary`, { amount, per: 'year', effectiveDate: '2026-01-01' });
}
