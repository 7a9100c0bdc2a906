// In: the module of payroll-api. Out: that service in this process, listening, over the books of a test, with a signing
// key of its own. `stop` ends it and removes its files; the books stay with whoever opened them.
import type { DynamicModule } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey, issueToken, type Role } from '#libs/auth';
import type { Database } from '#libs/database';
import { createLogger, createService, type ServiceOptions } from '#libs/platform';
import { heldToDocuments } from './held-to-documents.js';

/** The configuration that the service reads from its environment when it runs alone. */
export type PayrollServiceConfig = {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly host: string;
  readonly port: number;
  readonly logLevel: 'info';
  readonly scope: { readonly groupId: string; readonly topic: string };
  readonly topicPartitions: number;
  readonly timeZone: string;
  readonly auth: { readonly jwksFile: string; readonly issuer: string; readonly audience: string };
};

export type PayrollModule = {
  readonly appModule: (config: PayrollServiceConfig) => DynamicModule;
  readonly translate: ServiceOptions['translate'];
};

/** A GET, or a POST where there is a body, unless told; as `payroll` and for every department unless told. */
export type PayrollRequest = {
  readonly as?: Role;
  readonly departments?: string[];
  readonly method?: 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

export type PayrollAnswer = { status: number; headers: Headers; body: Record<string, unknown> };

export type PayrollService = {
  readonly url: string;
  ask(path: string, request?: PayrollRequest): Promise<PayrollAnswer>;
  /** A token of that role, for programs that ask themselves. */
  tokenOf(role: Role, departments?: string[]): Promise<string>;
  stop(): Promise<void>;
};

/** Starts the service over a database given by its URL; the database may be away, and so is the log unless it is named. */
export async function startPayrollService(
  { appModule, translate }: PayrollModule,
  databaseUrl: string,
  log: { brokers: readonly string[]; topic: string } = { brokers: ['127.0.0.1:1'], topic: 'salary-updates' },
): Promise<PayrollService> {
  const folder = await mkdtemp(join(tmpdir(), 'wageledger-payroll-'));
  const { privateJwk, publicJwks } = await createLocalKey();
  const jwksFile = join(folder, 'jwks.json');
  await writeFile(jwksFile, JSON.stringify(publicJwks));
  const config: PayrollServiceConfig = {
    databaseUrl,
    brokers: log.brokers,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'info',
    scope: { groupId: 'payroll-consumer', topic: log.topic },
    topicPartitions: 24,
    timeZone: 'UTC',
    auth: { jwksFile, issuer: 'wageledger-local', audience: 'wageledger' },
  };
  const app = await createService(appModule(config), { logger: createLogger('tested', 'silent'), translate });
  const held = heldToDocuments(app);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const tokenOf = (role: Role, departments = ['*']): Promise<string> =>
    issueToken({ privateJwk, subject: 'ada', clientId: 'desk', roles: [role], departments });
  return {
    url,
    tokenOf,
    ask: async (path, { as = 'payroll', departments = ['*'], method, body, headers = {} } = {}) => {
      const token = await tokenOf(as, departments);
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}`, ...json, ...headers },
        method: method ?? (body === undefined ? 'GET' : 'POST'),
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(20_000),
      });
      // 204 and 304 have no body.
      const text = await response.text();
      const answered = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
      return { status: response.status, headers: response.headers, body: answered };
    },
    stop: async () => {
      await app.close();
      await rm(folder, { recursive: true });
      held.end();
    },
  };
}

/** The URL of the database that a test's `Database` is connected to. */
export async function urlOf(database: Database): Promise<string> {
  const [row] = await database.query<{ name: string }>('select current_database() as name');
  const url = new URL(process.env['DATABASE_URL'] ?? '');
  url.pathname = `/${row?.name}`;
  return url.toString();
}

/** Status and code of an answer. */
export function outcomeOf({ status, body }: PayrollAnswer): [status: number, code: unknown] {
  return [status, body['code']];
}

/** Where a refused request is wrong. */
export function faultsOf({ body }: PayrollAnswer): string[] {
  return (body['errors'] as { pointer: string }[]).map((fault) => fault.pointer);
}
