// In: the module of a department service and what its environment says. Out: that service in this process, listening,
// with a database, a topic, a signing key and two departments of its own. `stop` ends and removes all of it.
import type { DynamicModule } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey, issueToken, type TokenRequest } from '#libs/auth';
import { Database } from '#libs/database';
import type { IntakeConfig } from '#libs/intake';
import { watermarks } from '#libs/kafka';
import { createLogger, createService } from '#libs/platform';
import { createTestDatabase } from './databases.js';
import { eventually } from './eventually.js';
import { heldToDocuments } from './held-to-documents.js';
import { createTestTopic, testBrokers } from './kafka.js';

export type PostOptions = {
  readonly body: unknown;
  readonly key?: string | undefined;
  readonly token?: string;
};

export type Answer = { status: number; headers: Headers; body: Record<string, unknown> };

export type DepartmentService = {
  readonly topic: string;
  readonly url: string;
  readonly database: Database;
  post(path: string, options: PostOptions): Promise<Answer>;
  get(path: string): Promise<Answer>;
  /** A token for `hr` and `finance` in every department, unless changed. */
  token(changes?: Partial<TokenRequest>): Promise<string>;
  /** How many records the topic holds. */
  recordsInLog(): Promise<number>;
  /** A second process of the same service on the same topic, database and key; ready, unless changes are made to it. */
  another(changes?: Partial<IntakeConfig>): Promise<DepartmentService>;
  dropDatabase(): Promise<void>;
  stop(): Promise<void>;
};

const departments = `
  insert into department_version (id, version, name, partitions, actor)
  values ('sales', 1, 'Sales', '{1,2}', 'test'), ('legal', 1, 'Legal', '{3}', 'test')`;

/** Starts the service and waits until it is ready; `appModule` is its module, `changes` replace parts of its configuration. */
export async function startDepartmentService(
  appModule: (config: IntakeConfig) => DynamicModule,
  changes: Partial<IntakeConfig> = {},
): Promise<DepartmentService> {
  const folder = await mkdtemp(join(tmpdir(), 'wageledger-intake-'));
  const key = await createLocalKey();
  const jwksFile = join(folder, 'jwks.json');
  await writeFile(jwksFile, JSON.stringify(key.publicJwks));
  const testDatabase = await createTestDatabase();
  const database = new Database({ url: testDatabase.url, applicationName: 'test', poolSize: 1 });
  await database.query(departments);
  const topic = await createTestTopic('intake');
  const config: IntakeConfig = {
    databaseUrl: testDatabase.url,
    brokers: testBrokers(),
    host: '127.0.0.1',
    port: 0,
    topic,
    groupId: 'payroll-consumer',
    payrollUrl: 'http://payroll.test',
    logLevel: 'info',
    auth: { jwksFile, issuer: 'wageledger-local', audience: 'wageledger' },
    ...changes,
  };
  const dropDatabase = async (): Promise<void> => {
    await database.close();
    await testDatabase.drop();
  };
  const shared = { key, database, dropDatabase };
  const service = await ready(await listen(appModule, config, shared));
  return {
    ...service,
    stop: async () => {
      await service.stop();
      await dropDatabase();
      await rm(folder, { recursive: true });
    },
  };
}

type Shared = {
  key: Awaited<ReturnType<typeof createLocalKey>>;
  database: Database;
  dropDatabase: () => Promise<void>;
};

async function listen(
  appModule: (config: IntakeConfig) => DynamicModule,
  config: IntakeConfig,
  shared: Shared,
): Promise<DepartmentService> {
  const app = await createService(appModule(config), { logger: createLogger('tested', 'silent') });
  const held = heldToDocuments(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const token = (changes: Partial<TokenRequest> = {}): Promise<string> =>
    issueToken({
      privateJwk: shared.key.privateJwk,
      subject: 'ada',
      clientId: 'desk',
      roles: ['hr', 'finance'],
      ...changes,
    });
  const usual = await token();
  return {
    topic: config.topic,
    url,
    database: shared.database,
    token,
    post: (path, { body, key, token: chosen = usual }) =>
      answerOf(`${url}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(chosen === '' ? {} : { authorization: `Bearer ${chosen}` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (path) => answerOf(`${url}${path}`, {}),
    recordsInLog: async () => {
      const ends = await watermarks({ brokers: testBrokers(), topic: config.topic });
      return [...ends.values()].reduce((sum, { high }) => sum + Number(high), 0);
    },
    another: async (changes) => {
      const other = await listen(appModule, { ...config, ...changes }, shared);
      return changes === undefined ? ready(other) : other;
    },
    dropDatabase: shared.dropDatabase,
    stop: async () => {
      await app.close();
      held.end();
    },
  };
}

/** Asked before it has a broker and the departments, a service refuses what it is sent. */
async function ready(service: DepartmentService): Promise<DepartmentService> {
  await eventually(async () => (await service.get('/readyz')).status === 200, { timeoutMs: 20_000 });
  return service;
}

async function answerOf(url: string, init: RequestInit): Promise<Answer> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(20_000) });
  return {
    status: response.status,
    headers: response.headers,
    body: (await response.json()) as Record<string, unknown>,
  };
}
