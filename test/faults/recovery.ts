import { setTimeout as pause } from 'node:timers/promises';
import { watermarks } from '#libs/kafka';
import { positionsOf } from './positions.js';
import { type Round, SESSION_MS } from './round.js';

/** The bound of the product: applying again within this after the fault's own time is over. */
const RECOVERY_MAX_S = 10;

/**
 * Waits until the books have reached what the log holds now, and keeps how long that took since `from` (ms of the
 * clock), less the session where a member had to be missed first. Throws past the bound.
 */
export async function measureRecovery(
  round: Round,
  name: string,
  from: number,
  missed: 'session' | 'nothing' = 'nothing',
): Promise<void> {
  const spared = missed === 'session' ? SESSION_MS : 0;
  const deadline = from + spared + RECOVERY_MAX_S * 1_000;
  const brokers = round.options.servers.brokers.split(',');
  let ends: Map<number, bigint> | undefined;
  while (Date.now() < deadline) {
    ends ??= await endsOf(brokers, round.topic).catch(() => undefined);
    const at = await positionsOf(round.database.url, round.group).catch(() => undefined);
    if (ends && at && [...ends].every(([partition, end]) => (at.get(partition) ?? 0n) >= end)) {
      round.recoveries.push({
        name: `applying again ${name}`,
        seconds: Math.max(0, Date.now() - from - spared) / 1_000,
      });
      return;
    }
    await pause(50);
  }
  throw new Error(`${name}: not applying again within ${RECOVERY_MAX_S} s`);
}

/** Keeps how long something took that has come about just now. */
export function keepRecovery(round: Round, name: string, from: number): void {
  round.recoveries.push({ name, seconds: (Date.now() - from) / 1_000 });
}

async function endsOf(brokers: string[], topic: string): Promise<Map<number, bigint>> {
  return new Map(
    [...(await watermarks({ brokers, topic }))].map(([partition, { high }]) => [partition, high]),
  );
}
