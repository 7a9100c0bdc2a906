/**
 * Enters: the URLs of PostgreSQL and Kafka, and the ports. Leaves: the four services, each its own
 * process and process group, all answering /readyz with 200. Guarantee: a service that dies or does not
 * become ready is named, with its own words, within a bound.
 */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startGroupedChild } from './grouped-child.js';
import { logTail } from './log-tail.js';
import { endPid } from './pid.js';
import { repositoryRoot } from './repository-root.js';
import type { StartedService } from './service-orphans.js';
import { StackFault } from './stack-fault.js';
import type { StackPart } from './stack-part.js';

const READY_BOUND_MS = 60_000;
const STOP_BOUND_MS = 10_000;

export type ServiceName = 'hr-service' | 'finance-service' | 'payroll-api' | 'payroll-consumer';
const portOffsets: Record<ServiceName, number> = {
  'hr-service': 0,
  'finance-service': 1,
  'payroll-api': 2,
  'payroll-consumer': 3,
};
export const serviceNames = Object.keys(portOffsets) as ServiceName[];

/** The HTTP port of a service. */
export function servicePort(name: ServiceName, portBase: number): number {
  return portBase + portOffsets[name];
}

/** The address of a service on this machine. */
export function serviceUrl(name: ServiceName, portBase: number): string {
  return `http://127.0.0.1:${servicePort(name, portBase)}`;
}

/** How a service gets at the database; the password stands in the URL, or in a file of its own. */
export type DatabaseAccess = { url: string; passwordFile?: string };

export type ServiceSetup = {
  dataDir: string;
  portBase: number;
  databases: Record<ServiceName, DatabaseAccess>;
  kafkaBrokers: string;
  jwksFile: string;
};
export type RunningService = StackPart & StartedService & { name: ServiceName };

/** The environment of one service; what the terminal sets for all of them (time zone, log level) stays. */
export function serviceEnvironment(name: ServiceName, setup: ServiceSetup): NodeJS.ProcessEnv {
  const inherited = { ...process.env };
  // The launcher's own variable: services refuse WAGELEDGER_ names that they do not know.
  delete inherited['WAGELEDGER_CACHE_DIR'];
  // That of the terminal is the owner's; a service logs in as itself.
  for (const secret of ['DATABASE_URL_FILE', 'DATABASE_PASSWORD', 'DATABASE_PASSWORD_FILE'])
    delete inherited[secret];
  const { url, passwordFile } = setup.databases[name];
  return {
    ...inherited,
    NODE_ENV: process.env['NODE_ENV'] ?? 'production',
    // A server that DATABASE_URL names on a developer's machine may have a password that production refuses.
    WAGELEDGER_MODE: 'local',
    DATABASE_URL: url,
    ...(passwordFile !== undefined && { DATABASE_PASSWORD_FILE: passwordFile }),
    KAFKA_BROKERS: setup.kafkaBrokers,
    WAGELEDGER_HOST: '127.0.0.1',
    WAGELEDGER_PORT: String(servicePort(name, setup.portBase)),
    WAGELEDGER_JWKS_FILE: setup.jwksFile,
    WAGELEDGER_PAYROLL_URL: serviceUrl('payroll-api', setup.portBase),
  };
}

/** Starts one service; it may not be ready yet. */
export async function startService(name: ServiceName, setup: ServiceSetup): Promise<RunningService> {
  const script = join(repositoryRoot(), 'dist', 'apps', name, 'src', 'main.js');
  // Services read no arguments: this one tells whose child it is when a later start finds it orphaned.
  const mark = `--stack=${setup.dataDir}`;
  const logFile = join(setup.dataDir, 'logs', `${name}.log`);
  const env = serviceEnvironment(name, setup);
  const child = await startGroupedChild({ command: process.execPath, args: [script, mark], env, logFile });
  const stop = async (): Promise<void> => void (await endPid(child.pid, 'SIGTERM', STOP_BOUND_MS));
  return { name, stage: 'service', pid: child.pid, marks: [script, mark], logFile, ended: child.ended, stop };
}

type Readiness = { ready: boolean; said: string };

async function askReady(url: string): Promise<Readiness> {
  try {
    const answer = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(3_000) });
    return { ready: answer.status === 200, said: `${answer.status} ${(await answer.text()).slice(0, 400)}` };
  } catch {
    return { ready: false, said: 'no answer' };
  }
}

/** Waits until the service answers /readyz with 200. Throws a StackFault with its last words when it does not. */
export async function waitUntilServiceReady(
  service: RunningService,
  portBase: number,
  abort: AbortSignal,
): Promise<void> {
  const deadline = Date.now() + READY_BOUND_MS;
  let hasEnded = false;
  void service.ended.then(() => (hasEnded = true));
  let last: Readiness = { ready: false, said: 'no answer' };
  while (Date.now() < deadline && !hasEnded) {
    last = await askReady(serviceUrl(service.name, portBase));
    abort.throwIfAborted();
    if (last.ready && !hasEnded) return;
    await pause(100);
  }
  const what = hasEnded
    ? 'ended while starting'
    : `is not ready after ${READY_BOUND_MS / 1000} s (/readyz: ${last.said})`;
  throw new StackFault(
    `${service.name} ${what}`,
    `The whole log is ${service.logFile}`,
    logTail(service.logFile),
  );
}
