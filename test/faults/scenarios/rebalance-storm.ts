// Consumers join and leave every second or two. Expected besides the oracle: the books move in every 30 s.
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault, Scene } from '../fault.js';
import { measureRecovery } from '../recovery.js';
import type { ServiceProcess } from '../service-process.js';

const LEAVES = 6;
const MOVES_WITHIN_MS = 30_000;

export const rebalanceStorm: Fault = {
  name: 'rebalance-storm',
  brokers: 1,
  timesShort: 1,
  inject: async (scene) => {
    const { round, random } = scene;
    const guests: ServiceProcess[] = [];
    let appliedAt = await applied(scene);
    let movedAt = Date.now();
    for (let leave = 0; leave < LEAVES; leave += 1) {
      guests.push(await round.launchConsumer());
      await pause(1_000 + random.below(1_000));
      const guest = random.below(2) === 0 ? guests.shift() : guests.pop();
      // Half of them go in order, the others without a word.
      await (random.below(2) === 0 ? guest?.stop() : guest?.kill());
      const now = await applied(scene);
      if (now > appliedAt) movedAt = Date.now();
      if (Date.now() - movedAt > MOVES_WITHIN_MS)
        throw new Error(`nothing was applied for ${MOVES_WITHIN_MS / 1_000} s`);
      appliedAt = now;
    }
    for (const guest of guests) await guest.stop();
    await measureRecovery(round, 'after a storm of rebalances', Date.now(), 'session');
  },
};

async function applied({ round }: Scene): Promise<bigint> {
  const [row] = await round.query<{ sum: string }>(
    'select coalesce(sum(next_offset), 0)::text as sum from consumer_position',
  );
  return BigInt(row?.sum ?? '0');
}
