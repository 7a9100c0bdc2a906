// The drain of bench/drain.ts into books that hold entries already: none, and a tenth, a half and all of --entries. The
// updates go to people of whom the books hold about fifty entries each, so what costs more is both: longer timelines, to be
// read once and folded every time, and larger tables. From the first size to the last only the tables grow.
// Every offset must become an entry or a rejected record, or the run fails.
import { askBooks } from './support/ask-books.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { drainBacklog } from './support/drain-backlog.js';
import { ratioOf } from './support/figures.js';
import { createTopics } from './support/topics.js';
import { fillBooks } from './workload/fill-books.js';
import { publishBacklog } from './workload/publish-backlog.js';

const SHARES = [0, 0.1, 0.5, 1];

export async function run(context: BenchContext): Promise<BenchResult> {
  const { updates, say } = context;
  const results: Record<string, BenchResult> = {};
  let rateAtNone: number | undefined;
  for (const share of SHARES) {
    const topic = await createTopics(context, 'growth');
    const { databaseUrl, ...filled } = await fillBooks(context, topic, share * context.option('entries'));
    const { history } = filled;
    await publishBacklog(context, topic, { updates, history });
    const { rssMaxMiB, ...drained } = await drainBacklog(context, { topic, databaseUrl, updates });
    await demandTaken(databaseUrl, filled.records + updates);
    await context.dropDatabases();
    rateAtNone ??= drained.updatesPerSecond;
    const ratioToNone = ratioOf(drained.updatesPerSecond, rateAtNone);
    say(`${filled.entries} entries in the books: ${drained.updatesPerSecond}/s, ${ratioToNone} of none`);
    results[`step${SHARES.indexOf(share)}`] = {
      entries: filled.entries,
      employees: filled.employees,
      databaseMiB: filled.databaseMiB,
      ...drained,
      ratioToNone,
      rssMaxMiB: rssMaxMiB[0],
    };
  }
  return { updates, ...results };
}

/** Throws unless the books hold so many records. */
async function demandTaken(databaseUrl: string, wanted: number): Promise<void> {
  const [row] = await askBooks<{ records: string }>(
    databaseUrl,
    `select ((select count(*) from entry) + (select count(*) from rejected_record))::text as records`,
    300_000,
  );
  if (Number(row?.records) !== wanted)
    throw new Error(`the books hold ${row?.records} records instead of ${wanted}`);
}
