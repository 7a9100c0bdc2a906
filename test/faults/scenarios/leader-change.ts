// Three brokers, three replicas, two of them in sync at least: the leader of a partition dies and comes back.
// Expected besides the oracle: requests meanwhile end in 202 or 503, never in a false 202 (`accepted-once`).
import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../fault.js';
import { measureRecovery } from '../recovery.js';
import { PARTITIONS } from '../round.js';
import { leaderOf } from '../topic-surgery.js';

export const leaderChange: Fault = {
  name: 'leader-change',
  brokers: 3,
  timesShort: 2,
  inject: async ({ round, random }) => {
    const { servers } = round.options;
    const leader = await leaderOf(servers.brokers, round.topic, random.below(PARTITIONS));
    await servers.killNode(leader);
    await pause(1_000 + random.below(3_000));
    await servers.startNode(leader);
    await measureRecovery(round, 'after a broker of three accepts again', Date.now());
    const strange = round.journal.sent
      .flatMap(({ answers }) => answers)
      .find(({ status }) => ![0, 202, 503].includes(status));
    if (strange) throw new Error(`a request was answered with ${strange.status}`);
  },
};
