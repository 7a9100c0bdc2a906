// Single posts at hr-service, each acknowledged by the log before its 202, beside a bare handler that checks the same body
// and answers at once: same run, same load, in turns. Then a steady rate, with the latency of every request that was due.
// Every 202 must be a record in the log, or the run fails.
import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { watermarks } from '#libs/kafka';
import { freePortBase } from '../test/support/ports.js';
import { repository } from '../test/support/repository.js';
import type { BenchContext, BenchResult } from './support/benchmark.js';
import { cpuMark, cpuSince } from './support/cpu-mark.js';
import { distributionOf } from './support/distribution.js';
import { rssMaxMiB } from './support/cpu-time.js';
import { medianOf, ratioOf } from './support/figures.js';
import { DEPARTMENTS, startIntakeService } from './support/intake-service.js';
import { postSalaries, type Load, type LoadFigures } from './support/load.js';
import { type Post, SteadySender } from './support/steady-sender.js';
import { createTopics } from './support/topics.js';

/** In turns, so that what else the machine does falls on both. */
const ROUNDS = 3;

export async function run(context: BenchContext): Promise<BenchResult> {
  const { brokers, updates: amount, pids, say } = context;
  const topic = await createTopics(context, 'intake');
  const port = await freePortBase(2);
  const bare = await startBare(port);
  const { service, token } = await startIntakeService(context, topic, port + 1);
  const connections = context.option('connections');
  const bareLoad = { url: `http://127.0.0.1:${port}`, departments: DEPARTMENTS, token, connections };
  const load = { ...bareLoad, url: service.url };
  let accepted = 0;
  const post = async (wanted: Load): Promise<LoadFigures> => {
    const figures = await postSalaries(wanted);
    accepted += figures.requests;
    accepted += await unansweredInLog(brokers, topic, accepted, connections);
    return figures;
  };
  try {
    await postSalaries({ ...bareLoad, amount: Math.ceil(amount / 4) });
    await post({ ...load, amount: Math.ceil(amount / 4) });
    const bareRates: number[] = [];
    const rates: number[] = [];
    const bareCpuUs: number[] = [];
    const cpuUs: ReturnType<typeof cpuSince>[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const bareMark = cpuMark({ ...pids, node: bare.pid ?? 0 });
      bareRates.push((await postSalaries({ ...bareLoad, amount })).perSecond);
      bareCpuUs.push(cpuSince(bareMark, amount).node);
      const mark = cpuMark({ ...pids, node: service.pid });
      rates.push((await post({ ...load, amount })).perSecond);
      cpuUs.push(cpuSince(mark, amount));
      say(`bare ${bareRates.at(-1)}/s, intake ${rates.at(-1)}/s`);
    }
    const medianOf = (part: 'node' | 'broker' | 'postgres'): number =>
      median(cpuUs.map((round) => round[part]));
    const cpuUsPerUpdate = {
      node: medianOf('node'),
      broker: medianOf('broker'),
      postgres: medianOf('postgres'),
      bare: median(bareCpuUs),
    };
    const steady = { perSecond: context.option('rate'), seconds: context.option('seconds') };
    const sender = new SteadySender();
    const bareSteady = await sender.post({ ...bareLoad, ...steady });
    const atRate = await sender.post({ ...load, ...steady });
    sender.close();
    accepted += atRate.length;
    await unansweredInLog(brokers, topic, accepted, 0);
    return {
      posts: amount,
      rounds: ROUNDS,
      connections,
      perSecond: { intake: median(rates), bare: median(bareRates) },
      ratio: ratioOf(median(rates), median(bareRates)),
      cpuUsPerUpdate,
      atRate: { ...steady, intake: answered(atRate), bare: answered(bareSteady) },
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

/**
 * What was accepted is in the log, and beyond it nothing but what was under way when the load ended, one per connection
 * at most; gives how many those are.
 */
async function unansweredInLog(
  brokers: string,
  topic: string,
  accepted: number,
  underWay: number,
): Promise<number> {
  const ends = await watermarks({ brokers: brokers.split(','), topic, clientId: 'bench' });
  const records = [...ends.values()].reduce((sum, { high }) => sum + Number(high), 0);
  const unanswered = records - accepted;
  if (unanswered < 0 || unanswered > underWay) throw new Error(`${accepted} accepted, ${records} in the log`);
  return unanswered;
}

/** From the instant at which each post was due. */
function answered(posts: readonly Post[]): BenchResult {
  return distributionOf(posts.map(({ dueAt, acceptedAt }) => acceptedAt - dueAt));
}

function median(rates: readonly number[]): number {
  return medianOf(rates) ?? 0;
}
