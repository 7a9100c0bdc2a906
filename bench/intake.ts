// Single posts at hr-service, each acknowledged by the log before its 202, beside a bare handler that checks the same body
// and answers at once: same run, same load, in turns. Then a steady rate, with the latency of every request that was due.
// Every 202 must be a record in the log, or the run fails.
import { fork, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalKey, issueToken } from '#libs/auth';
import { Database } from '#libs/database';
import { ensureTopics, salaryUpdatesTopic, watermarks } from '#libs/kafka';
import { ServiceProcess } from '../test/faults/service-process.js';
import { eventually } from '../test/support/eventually.js';
import { freePortBase } from '../test/support/ports.js';
import { repository } from '../test/support/repository.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { rssMaxMiB } from './support/cpu-time.js';
import { profiled } from './support/profiled.js';
import { postSalaries, type Load, type LoadFigures } from './support/load.js';

const PARTITIONS = 12;
const DEPARTMENTS = Array.from({ length: 24 }, (_, at) => `d-${at}`);
/** In turns, so that what else the machine does falls on both. */
const ROUNDS = 3;

const insertDepartments = `
  insert into department_version (id, version, name, partitions, actor)
  select 'd-' || at, 1, 'Department ' || at, array[at % ${PARTITIONS}], 'bench' from generate_series(0, ${DEPARTMENTS.length - 1}) as at`;

export async function run(context: BenchContext): Promise<BenchResult> {
  const { brokers, updates: amount, pids, say } = context;
  const topic = `bench-intake-${context.seed}-${Date.now()}`;
  const shape = { partitions: PARTITIONS, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({
    brokers: brokers.split(','),
    topics: [salaryUpdatesTopic({ ...shape, name: topic })],
  });
  const port = await freePortBase(2);
  const bare = await startBare(port);
  const { service, token } = await startService(context, topic, port + 1);
  const connections = context.option('connections');
  const bareLoad = { url: `http://127.0.0.1:${port}`, departments: DEPARTMENTS, token, connections };
  const load = { ...bareLoad, url: service.url };
  let accepted = 0;
  const post = async (wanted: Load): Promise<LoadFigures> => {
    const figures = await postSalaries(wanted);
    accepted += figures.requests;
    await demandInLog(brokers, topic, accepted);
    return figures;
  };
  try {
    await postSalaries({ ...bareLoad, amount: Math.ceil(amount / 4) });
    await post({ ...load, amount: Math.ceil(amount / 4) });
    const bareRates: number[] = [];
    const rates: number[] = [];
    const mark = cpuMark({ ...pids, node: service.pid });
    for (let round = 0; round < ROUNDS; round += 1) {
      bareRates.push((await postSalaries({ ...bareLoad, amount })).perSecond);
      rates.push((await post({ ...load, amount })).perSecond);
      say(`bare ${bareRates.at(-1)}/s, intake ${rates.at(-1)}/s`);
    }
    const cpuUsPerUpdate = cpuSince(mark, amount * ROUNDS);
    const steady = { perSecond: context.option('rate'), seconds: context.option('seconds') };
    const bareSteady = await postSalaries({ ...bareLoad, ...steady });
    const atRate = await post({ ...load, ...steady });
    return {
      posts: amount,
      rounds: ROUNDS,
      connections,
      perSecond: { intake: median(rates), bare: median(bareRates) },
      ratio: Math.round((median(rates) / median(bareRates)) * 1_000) / 1_000,
      cpuUsPerUpdate,
      atRate: { ...steady, intake: latencies(atRate), bare: latencies(bareSteady) },
      acceptedAndInLog: accepted,
      rssMaxMiB: rssMaxMiB(service.pid),
    };
  } finally {
    bare.disconnect();
    await service.stop();
  }
}

async function startBare(port: number): Promise<ChildProcess> {
  const script = join(repository, 'dist/bench/reference/bare-handler.js');
  const child = fork(script, [String(port)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the bare handler ended with ${code}`)));
  });
  return child;
}

async function startService(context: BenchContext, topic: string, port: number) {
  const { brokers, folder } = context;
  const databaseUrl = await context.freshDatabase();
  const database = new Database({ url: databaseUrl, applicationName: 'bench', poolSize: 1 });
  await database.query(insertDepartments);
  await database.close();
  const key = await createLocalKey();
  const jwksFile = join(folder, 'intake-jwks.json');
  writeFileSync(jwksFile, JSON.stringify(key.publicJwks));
  const token = await issueToken({
    privateJwk: key.privateJwk,
    subject: 'ada',
    clientId: 'desk',
    roles: ['hr'],
  });
  const service = ServiceProcess.start({
    product: repository,
    name: 'hr-service',
    port,
    logFile: join(folder, 'hr-service.log'),
    env: {
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_TOPIC: topic,
      WAGELEDGER_JWKS_FILE: jwksFile,
      WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1',
      WAGELEDGER_LOG_LEVEL: 'warn',
      ...(context.option('profile') > 0 ? profiled('intake') : {}),
    },
  });
  await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 30_000 });
  return { service, token };
}

/** What was accepted is in the log, and nothing else. */
async function demandInLog(brokers: string, topic: string, accepted: number): Promise<void> {
  const ends = await watermarks({ brokers: brokers.split(','), topic, clientId: 'bench' });
  const records = [...ends.values()].reduce((sum, { high }) => sum + Number(high), 0);
  if (records !== accepted) throw new Error(`${accepted} accepted, ${records} in the log`);
}

function latencies({ p50Ms, p99Ms, maxMs, requests }: LoadFigures): BenchResult {
  return { p50Ms, p99Ms, maxMs, requests };
}

function median(rates: readonly number[]): number {
  return rates.toSorted((left, right) => left - right)[Math.floor(rates.length / 2)] ?? 0;
}
