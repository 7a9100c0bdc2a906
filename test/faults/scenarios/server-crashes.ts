// Postgres and the broker end without a word and come back. Expected besides the oracle: applying again within the
// bound after the server accepts again.
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.js';
import { ask } from '../positions.js';
import { measureRecovery } from '../recovery.js';
import type { Round } from '../round.js';

export const brokerKill: Fault = {
  name: 'broker-kill',
  brokers: 1,
  timesShort: 1,
  inject: async ({ round, random }) => {
    const { servers } = round.options;
    await servers.killNode(0);
    await pause(random.below(2_000));
    await servers.startNode(0);
    await measureRecovery(round, 'after the broker accepts again', Date.now());
  },
};

/** One backend of the consumer gets SIGKILL: Postgres throws every session out and recovers. */
export const postgresBackendKill: Fault = {
  name: 'postgres-backend-kill',
  brokers: 1,
  timesShort: 2,
  inject: async ({ round, random }) => {
    const backends = await ask<{ pid: number; busy: boolean }>(
      round.database.url,
      "select pid, state <> 'idle' as busy from pg_stat_activity where application_name = 'payroll-consumer' and datname = current_database()",
    );
    const chosen = backends.find(({ busy }) => busy) ?? random.pick(backends);
    if (chosen === undefined) throw new Error('the consumer has no backend to kill');
    process.kill(chosen.pid, 'SIGKILL');
    await untilAccepting(round);
    await measureRecovery(round, 'after Postgres accepts again', Date.now());
  },
};

export const postgresImmediateStop: Fault = {
  name: 'postgres-immediate-stop',
  brokers: 1,
  timesShort: 2,
  inject: async ({ round, random }) => {
    const { servers } = round.options;
    await servers.stopPostgresAtOnce();
    await pause(random.below(1_500));
    await servers.startPostgres();
    await measureRecovery(round, 'after Postgres accepts again', Date.now());
  },
};

async function untilAccepting(round: Round): Promise<void> {
  // The other sessions end a moment after the killed one.
  await pause(100);
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await pause(50)) {
    const answered = await ask(round.database.url, 'select 1').catch(() => undefined);
    if (answered !== undefined) return;
  }
  throw new Error('Postgres did not accept again');
}
