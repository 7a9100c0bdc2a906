// Producers that nobody here wrote: transactions with their control markers, and one employee's updates on two
// partitions at the same moment.
import type { Fault, Scene } from '../fault.js';
import { foreignRecord, produce } from '../foreign.js';
import type { Sent } from '../oracle/journal.js';
import { measureRecovery } from '../recovery.js';
import { DEPARTMENTS, PARTITIONS } from '../round.js';
import { produceInTransactions } from '../topic-surgery.js';

const PAIRS = 150;

/** Committed and aborted transactions, the last one aborted: the log ends in markers. */
export const transactions: Fault = {
  name: 'transactions',
  brokers: 1,
  timesShort: 2,
  inject: async (scene) => {
    const { round, random } = scene;
    const batches = Array.from({ length: 8 }, (_, batch) => {
      const commit = batch % 2 === 0;
      const bonuses = Array.from({ length: 5 }, () => bonus(scene));
      // What was aborted was never sent, so the journal does not know it.
      if (commit) round.journal.sent.push(...bonuses);
      return {
        commit,
        records: bonuses.map((sent) => ({ ...foreignRecord(sent, random.below(PARTITIONS)), sent })),
      };
    });
    await produceInTransactions(round.options.servers.brokers, round.topic, batches);
    for (const { commit, records } of batches)
      if (commit) for (const { sent } of records) sent.answers.push({ status: 202 });
    await measureRecovery(round, 'after transactions', Date.now());
  },
};

/** The same employees from two partitions at once: without the lock on the employee one fold misses the other's entry. */
export const twoPartitions: Fault = {
  name: 'two-partitions',
  brokers: 1,
  timesShort: 2,
  consumers: [{}, {}],
  inject: async (scene) => {
    const { round } = scene;
    await produce(round, async (producer) => {
      await Promise.all(
        Array.from({ length: PAIRS * 2 }, async (_, index) => {
          const sent = bonus(scene);
          round.journal.sent.push(sent);
          const outcome = await producer.publish(foreignRecord(sent, index % PARTITIONS));
          sent.answers.push({ status: outcome.ok ? 202 : 0 });
        }),
      );
    });
    await measureRecovery(round, 'after two partitions', Date.now());
  },
};

function bonus({ random, month }: Scene): Sent {
  return {
    source: '/foreign/transactions',
    id: random.id(),
    employee: `E-${random.below(6)}-0`,
    department: random.pick(DEPARTMENTS),
    type: 'bonus.granted',
    data: { amount: { amount: `${1 + random.below(900)}.35`, currency: 'EUR' }, payDate: `${month}-11` },
    answers: [],
    sequence: 0,
  };
}
