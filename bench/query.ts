// Questions to payroll-api as it ships, a process of its own, with a real token, over books of --entries entries (see
// fill-books.ts): one after the other on one connection, over employees and departments drawn by the seed, after a warm-up.
// A time is that of the whole request, as a client has it. Every answer must be 200, or the run fails.
// Pages and totals are of the monthly pay period. `departmentMonth` is a page of the month over all schedules, all of whose
// pay periods are stored as well while the month lasts. `known` is pay as it would have been with half of each partition known.
import { Agent, get } from 'node:http';
import { randomFrom, seedFor } from '../test/faults/random.js';
import type { ServiceProcess } from '../test/faults/service-process.js';
import { eventually } from '../test/support/eventually.js';
import { freePortBase } from '../test/support/ports.js';
import { askBooks } from './support/ask-books.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { startBenchService } from './support/bench-service.js';
import { GROUP } from './support/consumer-process.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { rssMaxMiB } from './support/cpu-time.js';
import { type Distribution, distributionOf } from './support/distribution.js';
import { identityOf } from './support/identity.js';
import { profiled } from './support/profiled.js';
import { PARTITIONS, createTopics } from './support/topics.js';
import { fillBooks, type FilledBooks } from './workload/fill-books.js';
import { benchDepartments } from './workload/publish-backlog.js';
import { employeeIdAt } from './workload/updates.js';

/** Of a question that reads a whole department or company a few seconds' worth is enough to know how long it takes. */
const SECONDS_MAX = 20;
/** Less where it takes longer than a fifth of that. */
const WARM_UP = 2_000;

type Client = { readonly ask: (path: string) => Promise<number>; readonly close: () => void };

export async function run(context: BenchContext): Promise<BenchResult> {
  const topic = await createTopics(context, 'query');
  const filled = await fillBooks(context, topic, context.option('entries'));
  const { databaseUrl, entries, employees, databaseMiB } = filled;
  const { service, token } = await startPayrollApi(context, topic, databaseUrl);
  const client = clientOf(service.url, token);
  const results: Record<string, BenchResult> = {};
  try {
    for (const [name, pathOf] of Object.entries(await questions(context, filled))) {
      const figures = await measured(context, service.pid, client, pathOf);
      results[name] = figures;
      context.say(`${name}: p50 ${figures.p50Ms} ms, p99 ${figures.p99Ms} ms`);
    }
    return { entries, employees, databaseMiB, ...results, rssMaxMiB: rssMaxMiB(service.pid) };
  } finally {
    client.close();
    await service.stop();
  }
}

/** The paths of each question, drawn anew every time; employees evenly, departments by their staff. */
async function questions(
  { seed }: BenchContext,
  { databaseUrl, employees }: FilledBooks,
): Promise<Record<string, () => string>> {
  const random = randomFrom(seedFor(seed, 'query'));
  const month = new Date().toISOString().slice(0, 7);
  const departments = benchDepartments();
  const half = await halfOfLog(databaseUrl);
  const employee = (): string => employeeIdAt(random.below(employees));
  const evenly = (): string => random.pick(departments).id;
  const byStaff = (): string => {
    let left = random.below(1_000_000) / 1_000_000;
    return (departments.find(({ share }) => (left -= share) < 0) ?? departments[0])?.id ?? '';
  };
  return {
    employeePay: () => `/v1/employees/${employee()}/pay?period=${month}`,
    departmentPage: () => `/v1/departments/${evenly()}/pay?period=${month}-01&limit=50`,
    departmentPageByStaff: () => `/v1/departments/${byStaff()}/pay?period=${month}-01&limit=50`,
    departmentTotals: () => `/v1/departments/${evenly()}/totals?period=${month}-01`,
    companyTotals: () => `/v1/pay/totals?period=${month}-01`,
    departmentMonth: () => `/v1/departments/${evenly()}/pay?period=${month}&limit=50`,
    known: () => `/v1/employees/${employee()}/pay?period=${month}&upTo=${half}`,
  };
}

async function halfOfLog(databaseUrl: string): Promise<string> {
  const rows = await askBooks<{ place: string }>(
    databaseUrl,
    `select partition || ':' || next_offset / 2 as place from consumer_position order by partition`,
  );
  return rows.map(({ place }) => place).join();
}

async function measured(
  context: BenchContext,
  pid: number,
  client: Client,
  pathOf: () => string,
): Promise<Distribution & BenchResult> {
  const until = performance.now() + SECONDS_MAX * 1_000;
  for (let asked = 0; asked < WARM_UP && performance.now() < until - SECONDS_MAX * 800; asked += 1)
    await client.ask(pathOf());
  const mark = cpuMark({ ...context.pids, node: pid });
  const times: number[] = [];
  while (times.length < context.option('requests') && performance.now() < until)
    times.push(await client.ask(pathOf()));
  const { node, postgres } = cpuSince(mark, times.length);
  return { ...distributionOf(times), cpuUsPerRequest: { node, postgres } };
}

async function startPayrollApi(
  context: BenchContext,
  topic: string,
  databaseUrl: string,
): Promise<{ service: ServiceProcess; token: string }> {
  const { jwksFile, token } = await identityOf('payroll', context.folder);
  const service = startBenchService(context, {
    name: 'payroll-api',
    topic,
    databaseUrl,
    port: await freePortBase(1),
    env: {
      WAGELEDGER_TOPIC_PARTITIONS: String(2 * PARTITIONS),
      WAGELEDGER_CONSUMER_GROUP: GROUP,
      WAGELEDGER_JWKS_FILE: jwksFile,
      // One client asks everything.
      WAGELEDGER_REQUESTS_PER_MINUTE: '0',
      ...(context.option('profile') > 0 ? profiled('query') : {}),
    },
  });
  await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 30_000 });
  return { service, token };
}

/** Asks one thing after the other on a connection that is kept; gives ms, throws for anything but 200. */
function clientOf(url: string, token: string): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const startedAt = performance.now();
      get(`${url}${path}`, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
        let text = '';
        answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve(performance.now() - startedAt);
          else reject(new Error(`${path}: ${answer.statusCode} ${text.slice(0, 300)}`));
        });
      }).on('error', reject);
    });
  return { ask, close: () => agent.destroy() };
}
