// The consumer as it ships, a process of its own, reads a backlog of updates over the whole catalogue into empty books.
// Timed from its start until the pay of the last update is committed; then the books must be those that the oracle
// computes from the log. Beside it the references, on the same log and servers.
import { demandEqual } from './oracle/books.js';
import { booksOfDatabase } from './oracle/books-of-database.js';
import { booksOfLog } from './oracle/books-of-log.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { drainBacklog } from './support/drain-backlog.js';
import { ratioOf } from './support/figures.js';
import { runReference } from './support/run-reference.js';
import { createTopics } from './support/topics.js';
import { publishBacklog } from './workload/publish-backlog.js';

/** One transaction per message takes minutes for a whole backlog; its rate does not depend on how many there are. */
const PER_MESSAGE_SAMPLE = 4_000;

export async function run(context: BenchContext): Promise<BenchResult> {
  const { updates, say } = context;
  const topic = await createTopics(context, 'drain');
  const backlog = await publishBacklog(context, topic, { updates });
  const databaseUrl = await context.freshDatabase();
  const isProfiled = context.option('profile') > 0;
  const { rssMaxMiB, ...drained } = await drainBacklog(context, { topic, databaseUrl, updates, isProfiled });
  say(`drained: ${drained.updatesPerSecond}/s`);
  const references = await referencesOf(context, topic);
  await judge(context, topic, databaseUrl);
  say('the books are those that the oracle computes from the log');
  const { copy, unnest, consumeOnly, perMessage } = references;
  const ratio = (reference: { perSecond: number }): number =>
    ratioOf(drained.updatesPerSecond, reference.perSecond);
  return {
    ...backlog,
    ...drained,
    rssMaxMiB: rssMaxMiB[0],
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
