/**
 * Enters: a folder and a port. Leaves: a running PostgreSQL 18 on 127.0.0.1 with the database
 * `wageledger`, in a process group of its own. Guarantee: committed means on disk (fsync stays on);
 * a server that a killed parent left behind is stopped cleanly and started anew; every wait is bounded.
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startGroupedChild, type GroupedChild } from './grouped-child.js';
import type { ChildEnd } from './grouped-child.js';
import { logTail } from './log-tail.js';
import { carriesMarks, commandLineOf, endPid, isAlive, signal, waitForEnd } from './pid.js';
import { demandFreePort, freePort } from './ports.js';
import { postgresAccount } from './postgres-account.js';
import { postgresBinaries } from './postgres-binaries.js';
import {
  demandSameMajor,
  makeCluster,
  postgresEnvironment,
  setPassword,
  type Cluster,
} from './postgres-cluster.js';
import { keepRandomSecret } from './secret-file.js';
import { StackFault } from './stack-fault.js';

const START_BOUND_MS = 120_000;
const STOP_BOUND_MS = 20_000;
const OLD_SERVER_GONE_BOUND_MS = 15_000;
const POLL_MS = 20;

export type PostgresOptions = {
  /** Holds `cluster/`, the log and, unless named otherwise, the password. One starter at a time. */
  dataDir: string;
  /** A free one is taken when absent. */
  port?: number;
  passwordFile?: string;
  /** Told what is worth knowing, such as a recovered orphan. */
  log?: (line: string) => void;
  /** Server settings over the defaults, such as { max_connections: '300' }. */
  settings?: Record<string, string>;
};

export type RunningPostgres = {
  /** A superuser's URL of the database `wageledger`. */
  url: string;
  port: number;
  pid: number;
  logFile: string;
  ended: Promise<ChildEnd>;
  /** Fast shutdown: sessions end, a checkpoint is written. Bounded; killed afterwards. */
  stop(): Promise<void>;
  /** kill -9 of the server, for fault tests. */
  kill(): Promise<void>;
};

type PostmasterFile = { pid: number; status: string };

function postmasterFile(folder: string): PostmasterFile | undefined {
  const file = join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8').split('\n');
  return { pid: Number.parseInt(lines[0] ?? '', 10), status: (lines[7] ?? '').trim() };
}

/** Whether this command line is a PostgreSQL server of this cluster folder. */
export function isServerOf(folder: string, commandLine: string | undefined): boolean {
  return carriesMarks(commandLine, [`-D ${folder}`]) && /(^|\/)postgres /.test(commandLine ?? '');
}

async function stopOrphan(folder: string, log: (line: string) => void): Promise<void> {
  const left = postmasterFile(folder);
  if (left === undefined || !isAlive(left.pid)) return;
  if (!isServerOf(folder, commandLineOf(left.pid))) {
    // The pid was given to somebody else since. PostgreSQL would take it for a running server and
    // refuse to start; the foreign process is not touched.
    rmSync(join(folder, 'postmaster.pid'), { force: true });
    return;
  }
  log(`stopping the PostgreSQL that an earlier start left behind (pid ${left.pid})`);
  if ((await endPid(left.pid, 'SIGINT', STOP_BOUND_MS)) === 'stuck') {
    throw new StackFault(
      `the PostgreSQL of an earlier start (pid ${left.pid}) does not end`,
      `Kill it: kill -9 ${left.pid}`,
    );
  }
}

async function waitUntilReady(
  child: GroupedChild,
  folder: string,
  logFile: string,
): Promise<'ready' | 'ended'> {
  const deadline = Date.now() + START_BOUND_MS;
  while (Date.now() < deadline) {
    if (child.hasEnded()) return 'ended';
    const file = postmasterFile(folder);
    if (file?.pid === child.pid && file.status === 'ready') return 'ready';
    await pause(POLL_MS);
  }
  await endPid(child.pid, 'SIGINT', STOP_BOUND_MS);
  throw new StackFault(
    `PostgreSQL was not ready after ${START_BOUND_MS / 1000} s`,
    `Its log is ${logFile}`,
    logTail(logFile),
  );
}

async function launch(
  cluster: Cluster,
  port: number,
  logFile: string,
  settings: Record<string, string>,
): Promise<GroupedChild> {
  const all = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    TimeZone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    jit: 'off',
    max_wal_size: '2GB',
    // A backend reads pages itself, instead of waking a worker for pages that the system has in memory nearly always: the
    // histories of a thousand people, 50 pages each, took some 600 ms of CPU with workers and 400 without.
    io_method: 'sync',
    ...settings,
  };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const wanted = cluster.account.invoke(cluster.binaries.postgres, [
    '-D',
    cluster.folder,
    '-p',
    String(port),
    ...flags,
  ]);
  const deadline = Date.now() + OLD_SERVER_GONE_BOUND_MS;
  for (;;) {
    const child = await startGroupedChild({
      ...wanted,
      env: postgresEnvironment(),
      cwd: '/',
      logFile,
      logMode: 'truncate',
    });
    if ((await waitUntilReady(child, cluster.folder, logFile)) === 'ready') return child;
    const tail = logTail(logFile);
    // The sessions of a killed server end a moment after it; until then its memory block is in use,
    // and a start that gave up here would fail for no lasting reason.
    if (/pre-existing shared memory block/.test(tail) && Date.now() < deadline) await pause(200);
    else throw new StackFault('PostgreSQL did not start', `Its log is ${logFile}`, tail);
  }
}

/**
 * Starts PostgreSQL on 127.0.0.1; the first start makes the cluster (initdb) and a random password.
 * Throws a StackFault for: no binaries, another major version, a port in use, a server that does not start.
 */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir);
  const log = options.log ?? (() => undefined);
  mkdirSync(dataDir, { recursive: true });
  const binaries = postgresBinaries();
  const folder = join(dataDir, 'cluster');
  if (existsSync(join(folder, 'PG_VERSION'))) demandSameMajor(folder, binaries.major);
  await stopOrphan(folder, log);
  const port = options.port ?? (await freePort());
  if (options.port !== undefined) await demandFreePort(port, 'PostgreSQL');
  const cluster = { folder, binaries, account: postgresAccount([folder, binaries.postgres]) };
  const password = keepRandomSecret(options.passwordFile ?? join(dataDir, 'password'));
  const isFirst = await makeCluster(cluster, password.secret);
  // The password file was lost, the cluster was not: the owner of the folder may set a new one.
  if (!isFirst && password.isNew) await setPassword(cluster, password.secret);
  const logFile = join(dataDir, 'postgres.log');
  const child = await launch(cluster, port, logFile, options.settings ?? {});
  return {
    url: `postgres://postgres:${password.secret}@127.0.0.1:${port}/wageledger`,
    port,
    pid: child.pid,
    logFile,
    ended: child.ended,
    stop: async () => void (await endPid(child.pid, 'SIGINT', STOP_BOUND_MS)),
    kill: async () => {
      signal(child.pid, 'SIGKILL');
      await waitForEnd(child.pid, 5_000);
    },
  };
}
