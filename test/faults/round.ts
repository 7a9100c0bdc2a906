// In: running servers and the folder of a built product. Out: one topic, group and database with the services on them.
// Guaranteed: rounds share no row and no record, so what one fault did cannot be blamed on another.
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createLocalKey, issueToken, type LocalKey, type Role } from '#libs/auth';
import { ensureTopics, rejectedRecordsTopic, salaryUpdatesTopic } from '#libs/kafka';
import { createTestDatabase, type TestDatabase } from '../support/databases.js';
import { freePortBase } from '../support/ports.js';
import { RestClient } from '../support/rest-client.js';
import type { Journal } from './oracle/journal.js';
import type { Log } from './oracle/read-log.js';
import { ask } from './positions.js';
import type { Random } from './random.js';
import type { Servers } from './servers.js';
import { type ServiceName, ServiceProcess } from './service-process.js';

export const PARTITIONS = 6;
export const DEPARTMENTS = ['assembly', 'design', 'sales', 'support'] as const;
export const CLIENT = 'faults';
/** How long a silent consumer keeps its partitions here. */
export const SESSION_MS = 2_000;
const READY_MS = 40_000;
/** Every process of a round gets one, hundreds in the long form. */
const PORTS = 400;

export type RoundOptions = { servers: Servers; product: string; random: Random; name: string };

export class Round {
  readonly journal: Journal = { sent: [], produced: [], seen: [] };
  /** The log before a fault hurt it, where one did so on purpose. */
  logBefore: Log | undefined;
  /** Seconds from a fault's end until the books moved again. */
  readonly recoveries: { name: string; seconds: number }[] = [];
  private readonly started: ServiceProcess[] = [];
  private client: RestClient | undefined;

  private constructor(
    readonly options: RoundOptions,
    readonly topic: string,
    readonly database: TestDatabase,
    private readonly key: LocalKey,
    private port: number,
  ) {}

  /** The topic, the database and the three REST services, ready; no consumer yet. */
  static async open(options: RoundOptions): Promise<Round> {
    const { servers, name } = options;
    const topic = `${name}-${randomBytes(3).toString('hex')}`;
    const many = servers.nodes.length > 1;
    const shape = {
      name: topic,
      partitions: PARTITIONS,
      replicationFactor: many ? 3 : 1,
      minInsyncReplicas: many ? 2 : 1,
    };
    const [database, key, port] = await Promise.all([
      createTestDatabase(),
      createLocalKey(),
      freePortBase(PORTS),
      ensureTopics({
        brokers: servers.brokers.split(','),
        topics: [salaryUpdatesTopic(shape), rejectedRecordsTopic({ ...shape, name: `${topic}.rejected` })],
      }),
    ]);
    const round = new Round(options, topic, database, key, port);
    mkdirSync(round.folder, { recursive: true });
    writeFileSync(join(round.folder, 'jwks.json'), JSON.stringify(key.publicJwks));
    await ask(database.url, AUDIT);
    await round.startRest();
    return round;
  }

  get rest(): RestClient {
    if (this.client === undefined) throw new Error('the services were not started');
    return this.client;
  }

  get group(): string {
    return `group-${this.topic}`;
  }

  get folder(): string {
    return join(this.options.servers.folder, this.topic);
  }

  /** The books, through the proxy. */
  get proxiedDatabaseUrl(): string {
    const url = new URL(this.database.url);
    url.port = String(this.options.servers.booksProxy.port);
    return url.toString();
  }

  service(name: ServiceName): ServiceProcess {
    const found = this.started.findLast((one) => one.name === name && !one.hasEnded);
    if (found === undefined) throw new Error(`no ${name} runs`);
    return found;
  }

  startService(name: ServiceName, env: Readonly<Record<string, string>> = {}): ServiceProcess {
    const many = this.options.servers.nodes.length > 1;
    this.port += 1;
    const service = ServiceProcess.start({
      product: this.options.product,
      name,
      port: this.port,
      logFile: join(this.folder, `${name}-${this.port}.log`),
      env: {
        DATABASE_URL: this.database.url,
        WAGELEDGER_TOPIC: this.topic,
        KAFKA_BROKERS: this.options.servers.brokers,
        ...(name.startsWith('payroll') ? { WAGELEDGER_CONSUMER_GROUP: this.group } : {}),
        ...(name === 'payroll-consumer'
          ? {
              WAGELEDGER_SESSION_TIMEOUT_MS: String(SESSION_MS),
              WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS),
              WAGELEDGER_REPLICATION_FACTOR: many ? '3' : '1',
              WAGELEDGER_MIN_INSYNC_REPLICAS: many ? '2' : '1',
            }
          : { WAGELEDGER_JWKS_FILE: join(this.folder, 'jwks.json') }),
        ...(name === 'payroll-api' ? { WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS) } : {}),
        ...(name.endsWith('-service') ? { WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1' } : {}),
        ...env,
      },
    });
    this.started.push(service);
    return service;
  }

  /** Which process logs in under which name; the books keep the name of whoever wrote an entry. */
  readonly writers = new Map<string, number>();

  /** A consumer with a login of its own; it has not joined yet. */
  async launchConsumer(env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const login = `writer_${this.port}_${randomBytes(3).toString('hex')}`;
    await ask(this.database.url, `create role ${login} superuser login password '${login}'`);
    const url = new URL(env['DATABASE_URL'] ?? this.database.url);
    url.username = url.password = login;
    const consumer = this.startService('payroll-consumer', { ...env, DATABASE_URL: url.toString() });
    this.writers.set(login, consumer.pid);
    return consumer;
  }

  /** A consumer that has joined the group and claimed its partitions. */
  async startConsumer(env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const consumer = await this.launchConsumer(env);
    await untilReady(consumer);
    return consumer;
  }

  consumers(): ServiceProcess[] {
    return this.started.filter((one) => one.name === 'payroll-consumer' && !one.hasEnded);
  }

  /** Puts another process in the place of a service of REST. */
  async replace(
    name: 'hr-service' | 'finance-service' | 'payroll-api',
    env: Readonly<Record<string, string>> = {},
  ): Promise<void> {
    await this.service(name).kill();
    await untilReady(this.startService(name, env));
    await this.connect();
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.started.map((service) => service.kill()));
    await this.database.drop().catch(() => undefined);
  }

  private async startRest(): Promise<void> {
    const names = ['payroll-api', 'hr-service', 'finance-service'] as const;
    await Promise.all(names.map((name) => untilReady(this.startService(name))));
    await this.connect();
    for (const [index, id] of DEPARTMENTS.entries()) {
      // The last one shares a partition with the first; the first owns two.
      const partitions = index === 0 ? [0, 1] : index === 3 ? [1, 4] : [index + 1];
      await this.rest.createDepartment(id, partitions);
    }
  }

  /** One statement on the books. */
  query<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return ask<Row>(this.database.url, sql, values);
  }

  /** Tokens and addresses anew, after a service was put in another's place. */
  async connect(): Promise<void> {
    const roles: readonly Role[] = ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'];
    const tokens = await Promise.all(
      roles.map(async (role) => [
        role,
        await issueToken({
          privateJwk: this.key.privateJwk,
          subject: `${role}@faults`,
          clientId: CLIENT,
          roles: [role],
          departments: ['*'],
          expiresIn: '4h',
        }),
      ]),
    );
    const urls = {
      hr: this.service('hr-service').url,
      finance: this.service('finance-service').url,
      payroll: this.service('payroll-api').url,
    };
    this.client = new RestClient(urls, Object.fromEntries(tokens) as Record<Role, string>);
  }
}

/** Waits for /readyz; throws with the service's last words when it ends or the bound passes. */
export async function untilReady(service: ServiceProcess, withinMs = READY_MS): Promise<void> {
  let said = '';
  for (const deadline = Date.now() + withinMs; Date.now() < deadline; await pause(50)) {
    if (service.hasEnded) throw new Error(`${service.name} ended, see ${service.logFile}`);
    const answer = await service.ready();
    if (answer.status === 200) return;
    said = answer.said;
  }
  throw new Error(`${service.name} is not ready: ${said}`);
}

/** Who wrote entries of a partition, beside who owned it at that moment: a fenced process must never be the first. */
const AUDIT = `
  create table faults_audit (writer text not null, owner text, partition integer not null);
  create function faults_note_writer() returns trigger language plpgsql as $$
  begin
    insert into faults_audit
    select distinct session_user, p.owner, a.partition from added a left join consumer_position p on p.partition = a.partition;
    return null;
  end $$;
  create trigger faults_note_writer after insert on entry referencing new table as added
    for each statement execute function faults_note_writer();`;
