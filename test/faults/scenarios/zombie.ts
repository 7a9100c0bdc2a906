// A consumer that freezes (SIGSTOP to itself at a named point) for twice its session, is replaced, and wakes up.
// Expected besides the oracle: it writes nothing before it is the owner again (`owner-wrote`), it holds nobody up
// longer than the server's time-outs, and it becomes a healthy member again.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Scene } from '../fault.js';
import { measureRecovery } from '../recovery.js';
import { SESSION_MS, untilReady } from '../round.js';
import type { ServiceProcess } from '../service-process.js';

const FREEZES_WITHIN_MS = 30_000;
/** Beside the one that lives on; fewer than the partitions, so that each has something to apply. */
const AT_ONCE = 3;

/** Outside any transaction, or in one that has changed nothing yet. */
export const zombie: Fault = {
  name: 'zombie',
  brokers: 1,
  timesShort: 1,
  timesLong: 16,
  inject: (scene, nth) => freeze(scene, nth % 2 === 0 ? 'apply.committed' : 'apply.begun'),
};

/** With the row of the position locked, and entries written. */
export const zombieInTransaction: Fault = {
  name: 'zombie-in-transaction',
  brokers: 1,
  timesShort: 1,
  timesLong: 16,
  inject: (scene, nth) =>
    freeze(
      scene,
      (['apply.before-commit', 'apply.moved', 'apply.written'] as const)[nth % 3] ?? 'apply.moved',
    ),
};

async function freeze({ round, random }: Scene, point: string): Promise<number> {
  const victims = [];
  for (let count = 0; count < AT_ONCE; count += 1)
    victims.push(
      await round.launchConsumer({ WAGELEDGER_FAILPOINTS: `${point}=freeze@${1 + random.below(3)}` }),
    );
  try {
    await Promise.all(victims.map(untilFrozen));
    const frozenAt = Date.now();
    await pause(SESSION_MS * 2);
    await measureRecovery(round, 'while zombies sleep', frozenAt, 'session');
  } finally {
    // Whatever was missed: what is still frozen would keep the books from being judged.
    for (const victim of victims) victim.signal('SIGCONT');
  }
  // Long enough for the one statement that each was about to send.
  await Promise.all(victims.map((victim) => untilReady(victim, 20_000)));
  await Promise.all(victims.map((victim) => victim.stop()));
  return AT_ONCE;
}

async function untilFrozen(victim: ServiceProcess): Promise<void> {
  for (const deadline = Date.now() + FREEZES_WITHIN_MS; Date.now() < deadline; await pause(20)) {
    if (victim.hasEnded) throw new Error('the consumer that was to freeze ended');
    if (/\) T /.test(readFileSync(`/proc/${victim.pid}/stat`, 'utf8'))) return;
  }
  throw new Error('the consumer never came to the point where it was to freeze');
}

/** Woken while its successor owns the partitions and has not moved yet: the epoch alone stands between. */
export const zombieOvertaken: Fault = {
  name: 'zombie-overtaken',
  brokers: 1,
  timesShort: 1,
  timesLong: 6,
  consumers: [],
  inject: async (scene) => {
    const { round, random } = scene;
    for (const consumer of round.consumers()) await consumer.stop();
    const victim = await round.launchConsumer({
      WAGELEDGER_FAILPOINTS: `apply.offered=freeze@${1 + random.below(3)}`,
    });
    await untilFrozen(victim);
    const proxy = round.options.servers.nodes[0]?.proxy;
    if (proxy === undefined) throw new Error('no proxy');
    // API key 1 is Fetch: the successor joins and claims, and gets nothing to apply.
    proxy.rule = (chunk) => (chunk.length > 8 && chunk.readInt16BE(4) === 1 ? 'swallow' : 'pass');
    try {
      const successor = await round.launchConsumer({ KAFKA_BROKERS: round.options.servers.proxiedBrokers });
      await untilOwner(scene, successor.pid);
      victim.signal('SIGCONT');
      // Its one transaction needs milliseconds; the membership is missed at its next heartbeat.
      await pause(300);
    } finally {
      proxy.rule = undefined;
      // What was swallowed is never answered, and nothing behind it on the same connection either.
      proxy.cutAll();
    }
    await measureRecovery(round, 'after a zombie was overtaken', Date.now(), 'session');
    await victim.stop();
  },
};

async function untilOwner({ round }: Scene, pid: number): Promise<void> {
  for (const deadline = Date.now() + FREEZES_WITHIN_MS; Date.now() < deadline; await pause(30)) {
    const [row] = await round.query<{ others: string }>(
      "select count(*) filter (where owner not like '%/' || $1)::text as others from consumer_position",
      [String(pid)],
    );
    if (row?.others === '0') return;
  }
  throw new Error('the successor never came to own every partition');
}
