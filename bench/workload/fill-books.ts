// In: a topic, a number of entries. Out: books that hold that many, about fifty for each employee, and the history with
// which a workload goes on from there.
// Guaranteed: the real consumer has made the template (a thousand employees of the city) from the topic, their pay included;
// everybody else is a copy of one of them with ids of their own, so pay, winners, positions and versions agree as they do
// in the template. The copies lie in partitions behind those of the topic, interleaved as a log brings them. Not copied:
// bytes of headers and value, fingerprints and hash chain stay those of the template, so `verify` would name every copy;
// nothing that is measured reads them. Indexes are built after the load, so they are as dense as they ever get.
import { Database } from '#libs/database';
import type { BenchContext } from '../support/benchmark.js';
import { drainBacklog } from '../support/drain-backlog.js';
import { PARTITIONS } from '../support/topics.js';
import {
  copiesOfLog,
  copiesOfPeople,
  dropCopies,
  indexesOfLoad,
  insertDepartment,
  prepareCopies,
} from './fill-sql.js';
import { benchDepartments, publishBacklog } from './publish-backlog.js';
import type { History } from './updates.js';

const TEMPLATE = { updates: 50_000, employees: 1_000 } as const;
const HOURS_MS = 7_200_000;

export type FilledBooks = {
  readonly databaseUrl: string;
  readonly entries: number;
  /** Rejected records of the template included. */
  readonly records: number;
  /** CHI-00001 and so on (employeeIdAt), all with entries. */
  readonly employees: number;
  readonly databaseMiB: number;
  /** Undefined where there are no entries. */
  readonly history: History | undefined;
};

type Counts = { entries: string; rejected: string; employees: string; bytes: string };

/** Fills fresh books; the number of entries is rounded to whole copies of the template, none stays none. */
export async function fillBooks(context: BenchContext, topic: string, wanted: number): Promise<FilledBooks> {
  const databaseUrl = await context.freshDatabase();
  const copies = wanted === 0 ? 0 : Math.max(1, Math.round(wanted / TEMPLATE.updates));
  if (copies > 0) {
    await publishBacklog(context, topic, TEMPLATE);
    await drainBacklog(context, { topic, databaseUrl, updates: TEMPLATE.updates });
  }
  const database = new Database({
    url: `${databaseUrl}?options=-c%20maintenance_work_mem%3D512MB`,
    applicationName: 'bench-fill',
    poolSize: 3,
    statementTimeoutMs: HOURS_MS,
  });
  try {
    const startedAt = performance.now();
    if (copies > 1) await copyEverybody(database, copies - 1);
    for (const { id, partitions } of benchDepartments())
      await database.query(insertDepartment, [id, partitions.flatMap((own) => [own, own + PARTITIONS])]);
    // As autovacuum would have left books that grew to this size.
    await database.query('vacuum (analyze)');
    await database.query('checkpoint');
    const [row] = await database.query<Counts>(
      `select (select count(*) from entry)::text as entries, (select count(*) from rejected_record)::text as rejected,
              (select count(*) from employee_version
                where employee_id like 'CHI-%')::text as employees, pg_database_size(current_database())::text as bytes`,
    );
    const filled = {
      databaseUrl,
      entries: Number(row?.entries ?? 0),
      records: Number(row?.entries ?? 0) + Number(row?.rejected ?? 0),
      employees: Number(row?.employees ?? 0),
      databaseMiB: Math.round(Number(row?.bytes ?? 0) / 2 ** 20),
      history: copies === 0 ? undefined : { ...TEMPLATE, copies },
    };
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    context.say(`${filled.entries} entries of ${filled.employees} employees are in the books, ${seconds} s`);
    return filled;
  } finally {
    await database.close();
  }
}

async function copyEverybody(database: Database, copies: number): Promise<void> {
  const numbers = { copies, people: TEMPLATE.employees, partitions: PARTITIONS };
  for (const sql of prepareCopies) await database.query(sql);
  const indexes = await database.query<{ off: string; on: string }>(indexesOfLoad);
  for (const { off } of indexes) await database.query(off);
  await Promise.all(copiesOfLog(numbers).map((sql) => database.query(sql)));
  for (const sql of copiesOfPeople(numbers)) await database.query(sql);
  for (const { on } of indexes) await database.query(on);
  for (const sql of dropCopies) await database.query(sql);
}
