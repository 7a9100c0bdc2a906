// In: a topic with a backlog, the URL of the books. Out: how fast one or more consumers of one group take the backlog in.
// Timed from the start of the processes until the pay of the last update is committed.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '#libs/database';
import { textTable } from '#libs/platform';
import { logTail } from '../../apps/stack/src/log-tail.js';
import type { ServiceProcess } from '../../test/faults/service-process.js';
import { repository } from '../../test/support/repository.js';
import type { BenchContext } from './benchmark.js';
import { startConsumer } from './consumer-process.js';
import { cpuMark, cpuSince, type CpuUsed } from './cpu-mark.js';
import { rssMaxMiB } from './cpu-time.js';
import { profiled } from './profiled.js';

const LOOK_EVERY_MS = 25;

export type BacklogDrain = {
  readonly topic: string;
  readonly databaseUrl: string;
  /** How many updates wait, behind what the books hold already. */
  readonly updates: number;
  readonly consumers?: number;
  /** With a CPU profile of the consumer and what the statements took, in reports/. */
  readonly isProfiled?: boolean;
};

export type DrainFigures = {
  readonly updatesPerSecond: number;
  readonly seconds: number;
  /** Until the first commit. */
  readonly startSeconds: number;
  readonly cpuUsPerUpdate: CpuUsed;
  /** The largest resident set of each consumer. */
  readonly rssMaxMiB: readonly number[];
};

/** Starts the consumers, waits for the last commit and ends them. */
export async function drainBacklog(context: BenchContext, drain: BacklogDrain): Promise<DrainFigures> {
  const { databaseUrl, updates, consumers: wanted = 1, isProfiled = false } = drain;
  const database = new Database({ url: databaseUrl, applicationName: 'bench', poolSize: 1 });
  const consumers: ServiceProcess[] = [];
  try {
    const { done: before } = await standing(database);
    await database.query('checkpoint');
    if (isProfiled) await database.query('create extension pg_stat_statements');
    const env = isProfiled ? profiled('drain') : {};
    const startedAt = performance.now();
    for (let number = 1; number <= wanted; number += 1)
      consumers.push(await startConsumer(context, { ...drain, number, env }));
    const mark = cpuMark({ ...context.pids, node: consumers.map(({ pid }) => pid) });
    const firstAt = await reached(database, consumers, before + 1);
    const endedAt = await reached(database, consumers, before + updates);
    const cpuUsPerUpdate = cpuSince(mark, updates);
    if (isProfiled) await writeStatements(database);
    return {
      updatesPerSecond: Math.round(updates / ((endedAt - startedAt) / 1_000)),
      seconds: Math.round(endedAt - startedAt) / 1_000,
      startSeconds: Math.round(firstAt - startedAt) / 1_000,
      cpuUsPerUpdate,
      rssMaxMiB: consumers.map(({ pid }) => rssMaxMiB(pid) ?? 0),
    };
  } finally {
    await Promise.all(consumers.map((consumer) => consumer.stop()));
    await database.close();
  }
}

/** The clock when so many offsets were committed, with pay of every projected period. */
async function reached(
  database: Database,
  consumers: readonly ServiceProcess[],
  wanted: number,
): Promise<number> {
  for (;;) {
    const { done, filled } = await standing(database);
    if (done >= wanted && filled) return performance.now();
    const ended = consumers.find(({ hasEnded }) => hasEnded);
    if (ended !== undefined) throw new Error(`a consumer ended: ${logTail(ended.logFile)}`);
    await pause(LOOK_EVERY_MS);
  }
}

async function standing(database: Database): Promise<{ done: number; filled: boolean }> {
  const [row] = await database.query<{ done: string; filled: boolean }>(
    `select (select coalesce(sum(next_offset), 0)::text from consumer_position) as done,
            (select count(*) > 0 and bool_and(filled) from projected_period) as filled`,
  );
  return { done: Number(row?.done ?? 0), filled: row?.filled === true };
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
