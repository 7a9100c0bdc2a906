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
  inject: async (scene, nth) => {
    const { round, random } = scene;
    const home = random.below(PARTITIONS);
    // However the group deals partitions to two consumers, in turns or in halves, both have some of these: within one
    // consumer short chunks share a transaction, and nothing could go wrong between them.
    const places = [0, 1, PARTITIONS / 2].map((further) => (home + further) % PARTITIONS);
    await produce(round, async (producer) => {
      const write = async (sent: Sent, partition: number): Promise<void> => {
        round.journal.sent.push(sent);
        const outcome = await producer.publish(foreignRecord(sent, partition));
        sent.answers.push({ status: outcome.ok ? 202 : 0 });
      };
      // People whom nothing else touches: pay that misses an update would be put right by the next one.
      const people = Array.from({ length: PAIRS }, (_, index) => `F-${nth}-${index}`);
      await Promise.all(people.map((employee) => write(hire(scene, employee), home)));
      await Promise.all(people.flatMap((employee) => places.map((at) => write(bonus(scene, employee), at))));
    });
    await measureRecovery(round, 'after two partitions', Date.now());
  },
};

function hire(scene: Scene, employee: string): Sent {
  return { ...bonus(scene, employee), type: 'employment.started', data: { effectiveDate: '2025-01-01' } };
}

function bonus({ random, month }: Scene, employee = `E-${random.below(6)}-0`): Sent {
  return {
    source: '/foreign/transactions',
    id: random.id(),
    employee,
    department: random.pick(DEPARTMENTS),
    type: 'bonus.granted',
    data: { amount: { amount: `${1 + random.below(900)}.35`, currency: 'EUR' }, payDate: `${month}-11` },
    answers: [],
    sequence: 0,
  };
}
