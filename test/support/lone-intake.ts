// In: nothing. Out: a Kafka broker of its own, books of its own with a department, and hr-service as a process on both, so
// that a test may kill or freeze the broker without anybody else's losing it. `stop` ends and removes all of it.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startBroker, type RunningBroker } from '../../apps/stack/src/kafka-broker.js';
import { createLocalKey, issueToken } from '#libs/auth';
import { Database } from '#libs/database';
import { ensureTopics, salaryUpdatesTopic } from '#libs/kafka';
import { ServiceProcess } from '../faults/service-process.js';
import { createTestDatabase } from './databases.js';
import { eventually } from './eventually.js';
import { freePortBase } from './ports.js';
import { repository } from './repository.js';

const topic = 'salary-updates';

export type LoneIntake = {
  readonly brokers: string;
  readonly topic: string;
  readonly url: string;
  readonly token: string;
  /** The broker that runs now. */
  broker(): RunningBroker;
  /** Starts the broker again on what it had written. */
  restartBroker(): Promise<void>;
  /** What the service holds in memory, in MiB. */
  residentMiB(): Promise<number>;
  isReady(): Promise<boolean>;
  stop(): Promise<void>;
};

/** Starts all of it; the service is ready. */
export async function startLoneIntake(): Promise<LoneIntake> {
  const folder = await mkdtemp(join(tmpdir(), 'wageledger-lone-'));
  const base = await freePortBase(3);
  const start = (): Promise<RunningBroker> =>
    startBroker({ dataDir: join(folder, 'kafka'), port: base, controllerPort: base + 1, heapMb: 256 });
  let broker = await start();
  const { brokers } = broker;
  const shape = { partitions: 4, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({ brokers: [brokers], topics: [salaryUpdatesTopic({ ...shape, name: topic })] });
  const books = await createTestDatabase();
  await insertDepartment(books.url);
  const { privateJwk, publicJwks } = await createLocalKey();
  const jwksFile = join(folder, 'jwks.json');
  await writeFile(jwksFile, JSON.stringify(publicJwks));
  const service = ServiceProcess.start({
    product: repository,
    name: 'hr-service',
    port: base + 2,
    logFile: join(folder, 'hr-service.log'),
    env: {
      DATABASE_URL: books.url,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_JWKS_FILE: jwksFile,
      WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1',
      WAGELEDGER_LOG_LEVEL: 'warn',
    },
  });
  const isReady = async (): Promise<boolean> => (await service.ready()).status === 200;
  await eventually(isReady, { timeoutMs: 30_000 });
  return {
    brokers,
    topic,
    url: service.url,
    token: await issueToken({ privateJwk, subject: 'ada', clientId: 'desk', roles: ['hr'] }),
    broker: () => broker,
    restartBroker: async () => {
      broker = await start();
    },
    residentMiB: () => residentMiB(service.pid),
    isReady,
    stop: async () => {
      await service.stop();
      // A frozen process takes no SIGTERM.
      await broker.kill('SIGCONT').catch(() => undefined);
      await broker.stop();
      await books.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function insertDepartment(url: string): Promise<void> {
  const database = new Database({ url, applicationName: 'test', poolSize: 1 });
  await database.query(`
    insert into department_version (id, version, name, partitions, actor)
    values ('sales', 1, 'Sales', '{0,1,2,3}', 'test')`);
  await database.close();
}

async function residentMiB(pid: number): Promise<number> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(pid)]);
  return Number.parseInt(stdout, 10) / 1024;
}
