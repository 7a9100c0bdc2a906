// What a backlog costs those who have none: updates of departments on one partition, posted at an even rate at hr-service, from the
// instant at which each was due until its pay is committed, while the same payroll-consumer takes in a backlog of all other
// partitions. Both as they ship and processes of their own, seen by the observer of the latency benchmark. The backlog must outlast
// the posts, or the run fails. Not in it: the first seconds, in which the consumer starts, and books that are full already. The
// backlog's own rate moves in steps of a chunk, some 16,000 records.
import { eventually } from '../test/support/eventually.js';
import { freePortBase } from '../test/support/ports.js';
import { askBooks } from './support/ask-books.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { BooksObserver } from './support/books-observer.js';
import { startConsumer } from './support/consumer-process.js';
import { distributionOf } from './support/distribution.js';
import { departmentsOn, startIntakeService } from './support/intake-service.js';
import { profiled } from './support/profiled.js';
import { SteadySender } from './support/steady-sender.js';
import { createTopics, PARTITIONS } from './support/topics.js';
import { publishBacklog } from './workload/publish-backlog.js';

/** Without a backlog. */
const QUIET = PARTITIONS - 1;
const PER_SECOND = 100;
/** Compiles the way through all processes; not measured. */
const WARM_UP_SECONDS = 3;

export async function run(context: BenchContext): Promise<BenchResult> {
  const topic = await createTopics(context, 'beside');
  const { service, token, databaseUrl } = await startIntakeService(context, topic, await freePortBase(1));
  const { published } = await publishBacklog(context, topic, {
    updates: context.updates,
    isWanted: ({ partition }) => partition !== QUIET,
  });
  const env = context.option('profile') > 0 ? profiled('beside') : {};
  const consumer = await startConsumer(context, { topic, databaseUrl, env });
  const observer = new BooksObserver(databaseUrl);
  const sender = new SteadySender(departmentsOn(QUIET));
  const post = (seconds: number) => sender.post({ url: service.url, token, perSecond: PER_SECOND, seconds });
  try {
    await eventually(async () => (await taken(databaseUrl)) > 0, { timeoutMs: 60_000 });
    await post(WARM_UP_SECONDS);
    const [before, startedAt] = [await taken(databaseUrl), performance.now()];
    const posts = await post(context.option('seconds'));
    const [after, seconds] = [await taken(databaseUrl), (performance.now() - startedAt) / 1_000];
    await eventually(() => posts.every((one) => observer.seenAt(one) !== undefined), { timeoutMs: 120_000 });
    if (after >= published) throw new Error(`a backlog of ${published} did not outlast the posts`);
    const visible = distributionOf(posts.map((one) => (observer.seenAt(one) ?? Infinity) - one.dueAt));
    const accepted = distributionOf(posts.map(({ dueAt, acceptedAt }) => acceptedAt - dueAt));
    context.say(`beside a backlog: visible after ${visible.p50Ms} ms, p99 ${visible.p99Ms} ms`);
    const backlogPerSecond = Math.round((after - before) / seconds);
    return { perSecond: PER_SECOND, backlog: published, backlogPerSecond, visible, accepted };
  } finally {
    sender.close();
    await observer.stop();
    await Promise.all([service.stop(), consumer.stop()]);
  }
}

/** How much of the backlog is in the books. */
async function taken(databaseUrl: string): Promise<number> {
  const [row] = await askBooks<{ taken: string }>(
    databaseUrl,
    `select coalesce(sum(next_offset), 0)::text as taken from consumer_position where partition <> ${QUIET}`,
  );
  return Number(row?.taken ?? 0);
}
