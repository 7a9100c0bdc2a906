/**
 * Enters: a folder and two ports. Leaves: a running Apache Kafka (KRaft, broker and controller in one)
 * on 127.0.0.1, in a process group of its own. Guarantee: the storage is formatted once and whole; a
 * broker that a killed parent left behind is stopped and started anew; every wait is bounded.
 */
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { brokerLogging, brokerProperties } from './broker-properties.js';
import { startGroupedChild, type ChildEnd, type GroupedChild } from './grouped-child.js';
import { findJava, type Java } from './java.js';
import { kafkaJars, type KafkaJars } from './kafka-jars.js';
import { answersAsKafka } from './kafka-probe.js';
import { logTail } from './log-tail.js';
import { carriesMarks, commandLineOf, endPid, signal, waitForEnd } from './pid.js';
import { demandFreePort } from './ports.js';
import { StackFault } from './stack-fault.js';

const START_BOUND_MS = 60_000;
const FORMAT_BOUND_MS = 60_000;
const STOP_BOUND_MS = 30_000;
/** The class-data archive is written at the end of the first run: about 3 s on a fast machine. */
const ARCHIVE_BOUND_MS = 60_000;
const HEAP_MB = 512;
const STARTED = 'Kafka Server started';

export type BrokerOptions = {
  /** Holds Kafka's log, its configuration and its console output. One starter at a time. */
  dataDir: string;
  port: number;
  controllerPort: number;
  /** Broker settings over the defaults. */
  overrides?: Record<string, string>;
  heapMb?: number;
  /** Of a new storage; brokers of one cluster are formatted with one id. At random when absent. */
  clusterId?: string;
  /** Users of SASL/SCRAM (SHA-512) of a new storage, by name. */
  scramUsers?: Readonly<Record<string, string>>;
  /** Ends a start that is under way: the fetch, or the wait for the broker. */
  abort?: AbortSignal;
  log?: (line: string) => void;
};

export type RunningBroker = {
  /** host:port, as clients want it. */
  brokers: string;
  pid: number;
  logFile: string;
  ended: Promise<ChildEnd>;
  /** SIGTERM, an orderly shutdown. Bounded; killed afterwards. */
  stop(): Promise<void>;
  /** Sends a signal (SIGKILL by default); waits for the end where the signal ends it. */
  kill(name?: NodeJS.Signals): Promise<void>;
};

type Layout = {
  dataDir: string;
  config: string;
  logging: string;
  storage: string;
  pidFile: string;
  logFile: string;
};

function layoutOf(dataDir: string): Layout {
  const at = (name: string): string => join(dataDir, name);
  return {
    dataDir,
    config: at('server.properties'),
    logging: at('log4j2.properties'),
    storage: at('log'),
    pidFile: at('broker.pid'),
    logFile: at('kafka.log'),
  };
}

/** Whether this command line is the embedded broker with this configuration file. */
export function isBrokerOf(config: string, commandLine: string | undefined): boolean {
  return carriesMarks(commandLine, ['kafka.Kafka', config]);
}

async function stopOrphan(layout: Layout, log: (line: string) => void): Promise<void> {
  if (!existsSync(layout.pidFile)) return;
  const pid = Number.parseInt(readFileSync(layout.pidFile, 'utf8'), 10);
  if (isBrokerOf(layout.config, commandLineOf(pid))) {
    log(`stopping the Kafka that an earlier start left behind (pid ${pid})`);
    if ((await endPid(pid, 'SIGTERM', STOP_BOUND_MS)) === 'stuck') {
      throw new StackFault(
        `the Kafka of an earlier start (pid ${pid}) does not end`,
        `Kill it: kill -9 ${pid}`,
      );
    }
  }
  rmSync(layout.pidFile, { force: true });
}

async function formatStorage(
  layout: Layout,
  java: Java,
  jars: KafkaJars,
  options: BrokerOptions,
): Promise<void> {
  if (existsSync(layout.storage)) return;
  // Formatted beside and renamed: half a format would be neither a new nor an old storage.
  const beside = `${layout.storage}.new`;
  rmSync(beside, { recursive: true, force: true });
  const config = join(layout.dataDir, 'format.properties');
  writeFileSync(config, brokerProperties({ ...options, folder: beside }, options.overrides));
  const clusterId = options.clusterId ?? randomBytes(16).toString('base64url');
  const flags = [
    '-Xmx128m',
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    `-Dlog4j2.configurationFile=${layout.logging}`,
  ];
  // With `=`: one id in 64 begins with a hyphen, which would be read as another flag.
  const tool = [
    'kafka.tools.StorageTool',
    'format',
    `--cluster-id=${clusterId}`,
    '-c',
    config,
    ...scramFlags(options.scramUsers),
  ];
  try {
    await promisify(execFile)(java.command, [...flags, '-cp', jars.classPath, ...tool], {
      timeout: FORMAT_BOUND_MS,
    });
  } catch (error) {
    const said = error as { stdout?: string; stderr?: string };
    throw new StackFault(
      "Kafka's storage could not be formatted",
      `Look at ${layout.dataDir}, or choose another folder with --data-dir`,
      (said.stderr || said.stdout || String(error)).trim().slice(-600),
    );
  }
  renameSync(beside, layout.storage);
}

function scramFlags(users: Readonly<Record<string, string>> = {}): string[] {
  return Object.entries(users).flatMap(([name, password]) => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${password}]`,
  ]);
}

type Archive = { flag: string; keep(): void };

/** Class-data sharing: the first run leaves an archive behind, later ones start in half the time. */
function classArchive(java: Java, jars: KafkaJars): Archive & { isNew: boolean } {
  const hash = createHash('sha256').update(java.version).digest('hex').slice(0, 12);
  const archive = join(jars.folder, `classes-${hash}.jsa`);
  if (existsSync(archive))
    return { flag: `-XX:SharedArchiveFile=${archive}`, keep: () => undefined, isNew: false };
  // Written beside and renamed: a JVM that maps a half-written archive is not to be trusted.
  const beside = `${archive}.${process.pid}-${randomBytes(3).toString('hex')}`;
  return {
    flag: `-XX:ArchiveClassesAtExit=${beside}`,
    keep: () => {
      if (existsSync(beside)) renameSync(beside, archive);
    },
    isNew: true,
  };
}

async function waitUntilReady(child: GroupedChild, layout: Layout, options: BrokerOptions): Promise<void> {
  const deadline = Date.now() + START_BOUND_MS;
  while (Date.now() < deadline && !child.hasEnded() && options.abort?.aborted !== true) {
    // Both: the port answers a moment before the broker may lead partitions.
    if (logTail(layout.logFile, 200).includes(STARTED) && (await answersAsKafka(options.port))) return;
    await pause(50);
  }
  const what = child.hasEnded() ? 'did not start' : `was not ready after ${START_BOUND_MS / 1000} s`;
  await endPid(child.pid, 'SIGTERM', 5_000);
  options.abort?.throwIfAborted();
  throw new StackFault(`Kafka ${what}`, `Its log is ${layout.logFile}`, logTail(layout.logFile));
}

/**
 * Starts the broker; the first start ever fetches its jars with Maven, the first of a folder formats it.
 * Throws a StackFault for: no Java or Maven, a port in use, a broker that does not come up.
 */
export async function startBroker(options: BrokerOptions): Promise<RunningBroker> {
  const layout = layoutOf(resolve(options.dataDir));
  const log = options.log ?? (() => undefined);
  mkdirSync(layout.dataDir, { recursive: true });
  const java = findJava();
  const jars = await kafkaJars(log, options.abort);
  await stopOrphan(layout, log);
  options.abort?.throwIfAborted();
  await demandFreePort(options.port, 'Kafka');
  await demandFreePort(options.controllerPort, "Kafka's controller");
  writeFileSync(layout.logging, brokerLogging());
  await formatStorage(layout, java, jars, options);
  writeFileSync(layout.config, brokerProperties({ ...options, folder: layout.storage }, options.overrides));
  const archive = classArchive(java, jars);
  const heap = [
    `-Xmx${options.heapMb ?? HEAP_MB}m`,
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:-UsePerfData',
  ];
  const quiet = ['-Xlog:disable', '-Xlog:all=error:stderr', `-Dlog4j2.configurationFile=${layout.logging}`];
  const args = [...heap, ...quiet, archive.flag, '-cp', jars.classPath, 'kafka.Kafka', layout.config];
  const child = await startGroupedChild({
    command: java.command,
    args,
    cwd: layout.dataDir,
    logFile: layout.logFile,
    logMode: 'truncate',
  });
  // At once: a parent killed in the next moment must leave a trace of the broker it started.
  writeFileSync(layout.pidFile, `${child.pid}\n`);
  await waitUntilReady(child, layout, options);
  return {
    brokers: `127.0.0.1:${options.port}`,
    pid: child.pid,
    logFile: layout.logFile,
    ended: child.ended,
    stop: async () => {
      const how = await endPid(child.pid, 'SIGTERM', archive.isNew ? ARCHIVE_BOUND_MS : STOP_BOUND_MS);
      if (how === 'ended') archive.keep();
      rmSync(layout.pidFile, { force: true });
    },
    kill: async (name = 'SIGKILL') => {
      signal(child.pid, name);
      if (name === 'SIGKILL') await waitForEnd(child.pid, 5_000);
    },
  };
}
