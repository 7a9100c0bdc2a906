// A proxy between the consumer and Postgres loses the COMMIT, or lets it through and eats the reply. Expected besides
// the oracle: both branches are met, and the consumer goes on.
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.js';
import { measureRecovery } from '../recovery.js';

const SEEN_WITHIN_MS = 15_000;

export const ambiguousCommit: Fault = {
  name: 'ambiguous-commit',
  brokers: 1,
  timesShort: 4,
  consumers: [],
  prepare: async ({ round }) => void (await round.startConsumer({ DATABASE_URL: round.proxiedDatabaseUrl })),
  inject: async ({ round, traffic }, nth) => {
    const proxy = round.options.servers.booksProxy;
    const verdict = nth % 2 === 0 ? 'cut' : 'deafen';
    let met = false;
    proxy.rule = (chunk) => {
      // A simple query, type byte Q. Only transactions of the consumer pass here.
      if (met || chunk[0] !== 0x51 || !chunk.includes('COMMIT')) return 'pass';
      met = true;
      return verdict;
    };
    for (const deadline = Date.now() + SEEN_WITHIN_MS; !met; await pause(20))
      if (Date.now() > deadline) throw new Error('no COMMIT came through the proxy');
    proxy.rule = undefined;
    // Until the cut has reached the client, and there is something new to apply behind it.
    await pause(1_000);
    await traffic.reach(traffic.accepted + 50);
    await measureRecovery(
      round,
      `after a COMMIT ${verdict === 'cut' ? 'that was lost' : 'whose reply was lost'}`,
      Date.now(),
    );
  },
};
