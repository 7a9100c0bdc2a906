// The consumer as it ships, a process of its own, reads a backlog of updates over the whole catalogue into empty books.
// Timed from its start until the pay of the last update is committed; then the books must be those that the oracle
// computes from the log. Beside it the references, on the same log and servers.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#libs/database';
import { ensureTopics, rejectedRecordsTopic, salaryUpdatesTopic } from '#libs/kafka';
import { textTable } from '#libs/platform';
import { logTail } from '../apps/stack/src/log-tail.js';
import { ServiceProcess } from '../test/faults/service-process.js';
import { freePortBase } from '../test/support/ports.js';
import { repository } from '../test/support/repository.js';
import { demandEqual } from './oracle/books.js';
import { booksOfDatabase } from './oracle/books-of-database.js';
import { booksOfLog } from './oracle/books-of-log.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { rssMaxMiB } from './support/cpu-time.js';
import { profiled } from './support/profiled.js';
import { runReference } from './support/run-reference.js';
import { cityDepartments } from './workload/city.js';
import { publishWorkload } from './workload/publish-workload.js';
import { workload } from './workload/updates.js';

const PARTITIONS = 12;
const EMPLOYEES = 20_000;
/** One transaction per message takes minutes for a whole backlog; its rate does not depend on how many there are. */
const PER_MESSAGE_SAMPLE = 4_000;
const LOOK_EVERY_MS = 25;
const GROUP = 'bench';

export async function run(context: BenchContext): Promise<BenchResult> {
  const { brokers, updates, seed, say } = context;
  const topic = `bench-drain-${seed}-${Date.now()}`;
  const shape = { partitions: PARTITIONS, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({
    brokers: brokers.split(','),
    topics: [
      salaryUpdatesTopic({ ...shape, name: topic }),
      rejectedRecordsTopic({ ...shape, name: `${topic}.rejected` }),
    ],
  });
  const month = new Date().toISOString().slice(0, 7);
  const departments = cityDepartments(PARTITIONS);
  const produced = await publishWorkload(
    brokers,
    topic,
    workload({ seed, updates, employees: EMPLOYEES, departments, month }),
  );
  say(`${updates} updates of ${month} are in the log, ${Math.round(produced)}/s`);
  const databaseUrl = await context.freshDatabase();
  const drained = await drainOnce(context, topic, databaseUrl);
  say(`drained: ${drained.updatesPerSecond}/s`);
  const references = await referencesOf(context, topic);
  await judge(context, topic, databaseUrl);
  say('the books are those that the oracle computes from the log');
  const { copy, unnest, consumeOnly, perMessage } = references;
  const ratio = (reference: { perSecond: number }): number =>
    Math.round((drained.updatesPerSecond / reference.perSecond) * 1_000) / 1_000;
  return {
    updates,
    employees: EMPLOYEES,
    partitions: PARTITIONS,
    month,
    ...drained,
    references: {
      copy: copy.perSecond,
      unnest: unnest.perSecond,
      consumeOnly: consumeOnly.perSecond,
      perMessage: perMessage.perSecond,
    },
    ratios: {
      copy: ratio(copy),
      unnest: ratio(unnest),
      consumeOnly: ratio(consumeOnly),
      perMessage: ratio(perMessage),
    },
    cpuOfReferences: {
      copy: copy.cpuUsPerUpdate,
      unnest: unnest.cpuUsPerUpdate,
      consumeOnly: consumeOnly.cpuUsPerUpdate,
      perMessage: perMessage.cpuUsPerUpdate,
    },
  };
}

async function drainOnce(context: BenchContext, topic: string, databaseUrl: string) {
  const { brokers, updates, folder, pids } = context;
  const database = new Database({ url: databaseUrl, applicationName: 'bench', poolSize: 1 });
  await database.query('checkpoint');
  if (context.option('profile') > 0) await database.query('create extension pg_stat_statements');
  const startedAt = performance.now();
  const consumer = ServiceProcess.start({
    product: repository,
    name: 'payroll-consumer',
    port: await freePortBase(1),
    logFile: join(folder, 'payroll-consumer.log'),
    env: {
      DATABASE_URL: databaseUrl,
      KAFKA_BROKERS: brokers,
      WAGELEDGER_TOPIC: topic,
      WAGELEDGER_TOPIC_PARTITIONS: String(PARTITIONS),
      WAGELEDGER_CONSUMER_GROUP: GROUP,
      WAGELEDGER_LOG_LEVEL: 'warn',
      ...(context.option('profile') > 0 ? profiled('drain') : {}),
    },
  });
  try {
    const mark = cpuMark({ ...pids, node: consumer.pid });
    const firstAt = await reached(database, consumer, 1);
    const endedAt = await reached(database, consumer, updates);
    const cpuUsPerUpdate = cpuSince(mark, updates);
    if (context.option('profile') > 0) await writeStatements(database);
    return {
      updatesPerSecond: Math.round(updates / ((endedAt - startedAt) / 1_000)),
      seconds: Math.round(endedAt - startedAt) / 1_000,
      startSeconds: Math.round(firstAt - startedAt) / 1_000,
      cpuUsPerUpdate,
      rssMaxMiB: rssMaxMiB(consumer.pid),
    };
  } finally {
    await consumer.stop();
    await database.close();
  }
}

/** The clock when so many offsets were committed, with pay of every projected period. */
async function reached(database: Database, consumer: ServiceProcess, wanted: number): Promise<number> {
  for (;;) {
    const [row] = await database.query<{ done: string; filled: boolean }>(
      `select (select coalesce(sum(next_offset), 0)::text from consumer_position) as done,
              (select count(*) = 10 and bool_and(filled) from projected_period) as filled`,
    );
    if (Number(row?.done) >= wanted && row?.filled === true) return performance.now();
    if (consumer.hasEnded) throw new Error(`the consumer ended: ${logTail(consumer.logFile)}`);
    await pause(LOOK_EVERY_MS);
  }
}

async function referencesOf({ brokers, pids, updates, freshDatabase, say }: BenchContext, topic: string) {
  const of = async (name: Parameters<typeof runReference>[0], limit = updates) => {
    const databaseUrl = await freshDatabase();
    const figures = await runReference(name, { brokers, topic, databaseUrl, limit }, pids);
    say(`reference ${name}: ${figures.perSecond}/s`);
    return figures;
  };
  return {
    copy: await of('copy'),
    unnest: await of('unnest'),
    consumeOnly: await of('consume-only'),
    perMessage: await of('per-message', Math.min(updates, PER_MESSAGE_SAMPLE)),
  };
}

async function judge({ brokers }: BenchContext, topic: string, databaseUrl: string): Promise<void> {
  const { lines, periods } = await booksOfDatabase(databaseUrl);
  const expected = await booksOfLog(brokers, topic, periods);
  demandEqual(lines, expected.lines);
}

/** What each statement took in all, into reports/. */
async function writeStatements(database: Database): Promise<void> {
  const rows = await database.query<{ ms: string; calls: string; rows: string; query: string }>(
    `select round(total_exec_time)::text as ms, calls::text, rows::text, left(regexp_replace(query, '\\s+', ' ', 'g'), 110) as query
       from pg_stat_statements order by total_exec_time desc limit 25`,
  );
  const table = textTable(
    ['ms', 'calls', 'rows', 'statement'],
    rows.map((row) => [row.ms, row.calls, row.rows, row.query]),
  );
  writeFileSync(join(repository, 'reports/drain-statements.txt'), `${table}\n`);
}
