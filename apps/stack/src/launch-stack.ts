/**
 * Enters: the flags. Leaves: PostgreSQL, Kafka and the four services running and ready, and stack.json.
 * Guarantee: each step has a bound; what is already running when a later step fails is in `parts`, so that
 * the launcher can end it; orphans of a killed launcher are ended before their ports are asked for.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureTopics, kafkaSecurityOf, rejectedRecordsTopic, salaryUpdatesTopic } from '#libs/kafka';
import { environmentSchema, kafkaVariables, readConfig } from '#libs/platform';
import { startPostgres } from './embedded-postgres.js';
import { findJava } from './java.js';
import { startBroker } from './kafka-broker.js';
import { demandJarsOrMaven } from './kafka-jars.js';
import { waitForCoordinator } from './kafka-probe.js';
import { localSecrets, secretsFolder } from './local-secrets.js';
import { runMigrations } from './migrations-step.js';
import { demandFreePort } from './ports.js';
import { endOrphanServices } from './service-orphans.js';
import { serviceLogins } from './service-logins.js';
import { ServiceSupervisor } from './service-supervisor.js';
import {
  serviceNames,
  servicePort,
  serviceUrl,
  waitUntilServiceReady,
  type ServiceSetup,
} from './services.js';
import { StackFault } from './stack-fault.js';
import { writeStackFile, type StackFile } from './stack-file.js';
import type { StackFlags } from './stack-flags.js';
import type { StackParts } from './stack-part.js';

const COORDINATOR_BOUND_MS = 20_000;

export type Launch = {
  flags: StackFlags;
  parts: StackParts;
  abort: AbortSignal;
  tell: (line: string) => void;
};

/** What came up, and who starts a service again that dies. */
export type LaunchedStack = { stack: StackFile; supervisor: ServiceSupervisor };

async function step<T>(launch: Launch, what: string, work: () => Promise<T>): Promise<T> {
  launch.abort.throwIfAborted();
  const since = Date.now();
  const result = await work();
  launch.abort.throwIfAborted();
  launch.tell(`${what.padEnd(34)} ${((Date.now() - since) / 1000).toFixed(1).padStart(5)} s`);
  return result;
}

/** The value of a variable that replaces an embedded server; an empty one counts as absent. */
function replacement(name: 'KAFKA_BROKERS' | 'DATABASE_URL'): string | undefined {
  const value = process.env[name]?.trim();
  return value === undefined || value === '' ? undefined : value;
}

async function databaseUrl(launch: Launch): Promise<string> {
  const own = replacement('DATABASE_URL');
  if (own !== undefined) return own;
  const { dataDir, portBase } = launch.flags;
  const passwordFile = join(secretsFolder(dataDir), 'postgres-password');
  const started = await startPostgres({
    dataDir: join(dataDir, 'postgres'),
    port: portBase + 20,
    passwordFile,
    log: launch.tell,
  });
  launch.parts.add({ name: 'PostgreSQL', stage: 'postgres', ...started });
  return started.url;
}

async function kafkaBrokers(launch: Launch): Promise<string> {
  const own = replacement('KAFKA_BROKERS');
  if (own !== undefined) return own;
  const { dataDir, portBase } = launch.flags;
  const ports = { port: portBase + 10, controllerPort: portBase + 11 };
  const started = await startBroker({
    dataDir: join(dataDir, 'kafka'),
    ...ports,
    log: launch.tell,
    abort: launch.abort,
  });
  launch.parts.add({ name: 'Kafka', stage: 'kafka', ...started });
  // A new broker knows no group coordinator until somebody asks; the consumer should not be that one.
  await waitForCoordinator(
    ports.port,
    process.env['WAGELEDGER_CONSUMER_GROUP'] ?? 'payroll-consumer',
    COORDINATOR_BOUND_MS,
  );
  return started.brokers;
}

/** Starts both servers at once; when one fails the other is awaited too, so that nothing starts behind our back. */
async function startServers(launch: Launch): Promise<{ databaseUrl: string; kafkaBrokers: string }> {
  const postgres = step(
    launch,
    replacement('DATABASE_URL') ? 'PostgreSQL of DATABASE_URL' : 'PostgreSQL',
    () => databaseUrl(launch),
  );
  const kafka = step(launch, replacement('KAFKA_BROKERS') ? 'Kafka of KAFKA_BROKERS' : 'Kafka', () =>
    kafkaBrokers(launch),
  );
  const [database, brokers] = await Promise.allSettled([postgres, kafka]);
  if (database.status === 'rejected') throw database.reason;
  if (brokers.status === 'rejected') throw brokers.reason;
  return { databaseUrl: database.value, kafkaBrokers: brokers.value };
}

function countOf(name: string, otherwise: number): number {
  const value = Number.parseInt(process.env[name] ?? '', 10);
  return Number.isSafeInteger(value) ? value : otherwise;
}

/** Creates the two topics in the shape that the services will verify. */
async function createTopics(brokers: string): Promise<void> {
  const name = process.env['WAGELEDGER_TOPIC'] ?? 'salary-updates';
  const replicas = {
    replicationFactor: countOf('WAGELEDGER_REPLICATION_FACTOR', 1),
    minInsyncReplicas: countOf('WAGELEDGER_MIN_INSYNC_REPLICAS', 1),
  };
  const partitions = countOf('WAGELEDGER_TOPIC_PARTITIONS', 24);
  const topics = [
    salaryUpdatesTopic({ name, partitions, ...replicas }),
    rejectedRecordsTopic({ name: `${name}.rejected`, partitions: 1, ...replicas }),
  ];
  try {
    // As the services do, which read the same variables: brokers that somebody else runs may ask for TLS and a password.
    const given = Object.entries(process.env).filter(([variable]) => variable.startsWith('KAFKA_'));
    const env = { ...Object.fromEntries(given), KAFKA_BROKERS: brokers };
    const kafka = readConfig(environmentSchema(...kafkaVariables), env);
    await ensureTopics({ brokers: kafka.KAFKA_BROKERS, security: kafkaSecurityOf(kafka), topics });
  } catch (error) {
    throw new StackFault(
      `the topics could not be created on ${brokers}: ${(error as Error).message}`,
      'Check that Kafka runs there and that this user may create topics',
    );
  }
}

async function startServices(launch: Launch, setup: ServiceSetup): Promise<ServiceSupervisor> {
  const supervisor = new ServiceSupervisor(setup, launch.parts);
  await Promise.all(
    (await supervisor.startAll()).map((service) =>
      step(launch, service.name, () => waitUntilServiceReady(service, setup.portBase, launch.abort)),
    ),
  );
  return supervisor;
}

/** Brings the whole stack up. Throws a StackFault on an expected failure; `parts` then holds what runs. */
export async function launchStack(launch: Launch): Promise<LaunchedStack> {
  const { dataDir, portBase } = launch.flags;
  mkdirSync(join(dataDir, 'logs'), { recursive: true });
  await endOrphanServices(dataDir, launch.tell);
  for (const name of serviceNames) await demandFreePort(servicePort(name, portBase), name);
  if (replacement('KAFKA_BROKERS') === undefined) {
    // Before anything starts: what is missing on this machine should be said in the first second.
    findJava();
    demandJarsOrMaven();
  }
  const secrets = await localSecrets(dataDir);
  const servers = await startServers(launch);
  const schema = step(launch, 'database schema', () => runMigrations(servers.databaseUrl));
  const topics = step(launch, 'topics', () => createTopics(servers.kafkaBrokers));
  for (const outcome of await Promise.allSettled([schema, topics])) {
    if (outcome.status === 'rejected') throw outcome.reason;
  }
  const supervisor = await startServices(launch, {
    dataDir,
    portBase,
    databases: await serviceLogins(dataDir, servers.databaseUrl, launch.tell),
    kafkaBrokers: servers.kafkaBrokers,
    jwksFile: secrets.jwksFile,
  });
  const urls = {
    hr: serviceUrl('hr-service', portBase),
    finance: serviceUrl('finance-service', portBase),
    payroll: serviceUrl('payroll-api', portBase),
  };
  const stack: StackFile = { urls, tokens: secrets.tokens, ...servers };
  launch.abort.throwIfAborted();
  writeStackFile(dataDir, stack);
  return { stack, supervisor };
}
