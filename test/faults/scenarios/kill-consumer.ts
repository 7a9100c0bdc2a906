// kill -9 of a consumer at each named point of the apply. Expected besides the oracle: another one goes on within the
// bound after the dead one's session.
import type { Fault } from '../fault.js';
import { producePoison } from './poison.js';
import { measureRecovery } from '../recovery.js';

const POINTS = [
  'apply.before-commit',
  'apply.committed',
  'apply.moved',
  'apply.written',
  'apply.begun',
] as const;
const DIES_WITHIN_MS = 20_000;

export const killConsumer: Fault = {
  name: 'kill-consumer',
  brokers: 1,
  timesShort: 3,
  inject: async (scene, nth) => {
    const { round, random } = scene;
    const point = POINTS[nth % POINTS.length] ?? POINTS[0];
    const hit = 1 + random.below(3);
    const launchedAt = Date.now();
    const victim = await round.launchConsumer({ WAGELEDGER_FAILPOINTS: `${point}=kill@${hit}` });
    // Records to reject among the others: their outcome must live and die with the position as well.
    while (!victim.hasEnded && Date.now() < launchedAt + DIES_WITHIN_MS) await producePoison(scene);
    if (!(await victim.ended(1_000))) throw new Error(`the consumer never came to ${point}, hit ${hit}`);
    await measureRecovery(round, 'after a killed consumer', Date.now(), 'session');
  },
};
