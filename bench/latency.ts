// From a post at hr-service, acknowledged by the log, until its pay is committed by payroll-consumer, both as they ship and
// processes of their own, at four even rates. Every time counts from the instant at which the post was due, so what waits
// behind a slow one counts as late too. Seen by an observer that asks the books every 2 ms or so (books-observer.ts): the
// figures are upper bounds. Sender and observer share one process on the same machine; its CPU time stands beside the rest.
// Every 202 must become visible, and every employee posted must have pay, or the run fails.
import { eventually } from '../test/support/eventually.js';
import { freePortBase } from '../test/support/ports.js';
import type { ServiceProcess } from '../test/faults/service-process.js';
import { askBooks } from './support/ask-books.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { BooksObserver } from './support/books-observer.js';
import { startConsumer } from './support/consumer-process.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { distributionOf } from './support/distribution.js';
import { startIntakeService } from './support/intake-service.js';
import { profiled } from './support/profiled.js';
import { type Post, SteadySender } from './support/steady-sender.js';
import { createTopics } from './support/topics.js';

const RATES = [100, 500, 1_000, 2_000];
/** Compiles the way through all processes; not measured. */
const WARM_UP = { perSecond: 500, seconds: 6 };
/** At a rate beyond what the machine carries the backlog is waited for, up to here. */
const VISIBLE_WITHIN_MS = 120_000;

type Ground = {
  readonly context: BenchContext;
  readonly service: ServiceProcess;
  readonly consumer: ServiceProcess;
  readonly observer: BooksObserver;
  readonly sender: SteadySender;
  readonly token: string;
};

export async function run(context: BenchContext): Promise<BenchResult> {
  const topic = await createTopics(context, 'latency');
  const { service, token, databaseUrl } = await startIntakeService(context, topic, await freePortBase(1));
  const env = context.option('profile') > 0 ? profiled('latency') : {};
  const consumer = await startConsumer(context, { topic, databaseUrl, env });
  await eventually(async () => (await consumer.ready()).status === 200, { timeoutMs: 60_000 });
  const observer = new BooksObserver(databaseUrl);
  const sender = new SteadySender();
  const ground = { context, service, consumer, observer, sender, token };
  const results: Record<string, BenchResult> = {};
  try {
    let posted = (await postAndSee(ground, WARM_UP)).length;
    for (const perSecond of RATES) {
      const { posts, result } = await measured(ground, perSecond);
      posted += posts.length;
      results[`at${perSecond}`] = result;
    }
    await demandInBooks(databaseUrl, posted);
    return { seconds: context.option('seconds'), ...results, acceptedAndVisible: posted };
  } finally {
    sender.close();
    await observer.stop();
    await Promise.all([service.stop(), consumer.stop()]);
  }
}

async function measured(
  ground: Ground,
  perSecond: number,
): Promise<{ posts: readonly Post[]; result: BenchResult }> {
  const { context, service, consumer, observer } = ground;
  const mark = cpuMark({ ...context.pids, node: consumer.pid });
  const others = cpuMark({ ...context.pids, node: service.pid });
  const own = process.cpuUsage();
  const [looks, startedAt] = [observer.looks, performance.now()];
  const posts = await postAndSee(ground, { perSecond, seconds: context.option('seconds') });
  const { user, system } = process.cpuUsage(own);
  const { node, broker, postgres } = cpuSince(mark, posts.length);
  const visible = distributionOf(posts.map((post) => (observer.seenAt(post) ?? Infinity) - post.dueAt));
  const accepted = distributionOf(posts.map(({ dueAt, acceptedAt }) => acceptedAt - dueAt));
  const late = distributionOf(posts.map(({ dueAt, sentAt }) => sentAt - dueAt));
  context.say(`${perSecond}/s: visible after ${visible.p50Ms} ms, p99 ${visible.p99Ms} ms`);
  return {
    posts,
    result: {
      perSecond,
      visible,
      accepted,
      sentLate: { p50Ms: late.p50Ms, p99Ms: late.p99Ms, maxMs: late.maxMs },
      looksPerSecond: Math.round((observer.looks - looks) / ((performance.now() - startedAt) / 1_000)),
      cpuUsPerUpdate: {
        consumer: node,
        service: cpuSince(others, posts.length).node,
        broker,
        postgres,
        senderAndObserver: Math.round((user + system) / posts.length),
      },
    },
  };
}

/** Posts at the rate and waits until the last one is seen. */
async function postAndSee(
  { sender, service, observer, token }: Ground,
  rate: { readonly perSecond: number; readonly seconds: number },
): Promise<readonly Post[]> {
  const posts = await sender.post({ url: service.url, token, ...rate });
  await eventually(() => posts.every((post) => observer.seenAt(post) !== undefined), {
    timeoutMs: VISIBLE_WITHIN_MS,
  });
  return posts;
}

async function demandInBooks(databaseUrl: string, posted: number): Promise<void> {
  const [row] = await askBooks<{ entries: string; unpaid: string }>(
    databaseUrl,
    `select (select count(*) from entry)::text as entries,
            (select count(*) from employee_version v
              where not exists (select from computed_pay c where c.employee_id = v.employee_id))::text as unpaid`,
  );
  if (Number(row?.entries) !== posted || row?.unpaid !== '0')
    throw new Error(`${posted} accepted, ${row?.entries} entries, ${row?.unpaid} employees without pay`);
}
