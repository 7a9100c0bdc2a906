// The drain of bench/drain.ts by one, two and three consumers of one group, each into empty books. All start at once, so
// the time holds what the group takes to share the partitions out. Where there are fewer cores than processes, more of
// them cannot be faster; the CPU time per update says what the sharing itself costs.
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { drainBacklog } from './support/drain-backlog.js';
import { ratioOf } from './support/figures.js';
import { createTopics } from './support/topics.js';
import { publishBacklog } from './workload/publish-backlog.js';

const CONSUMERS = [1, 2, 3];

export async function run(context: BenchContext): Promise<BenchResult> {
  const { updates, say } = context;
  const topic = await createTopics(context, 'scale');
  const backlog = await publishBacklog(context, topic, { updates });
  const results: Record<string, BenchResult> = {};
  let rateOfOne: number | undefined;
  for (const consumers of CONSUMERS) {
    const databaseUrl = await context.freshDatabase();
    const { rssMaxMiB, ...drained } = await drainBacklog(context, { topic, databaseUrl, updates, consumers });
    await context.dropDatabases();
    rateOfOne ??= drained.updatesPerSecond;
    say(`${consumers} consumers: ${drained.updatesPerSecond}/s`);
    results[`consumers${consumers}`] = {
      ...drained,
      ratioToOne: ratioOf(drained.updatesPerSecond, rateOfOne),
      rssMaxMiB: Object.fromEntries(rssMaxMiB.map((mib, at) => [`consumer${at + 1}`, mib])),
    };
  }
  return { ...backlog, ...results };
}
