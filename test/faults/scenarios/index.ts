import type { Fault } from '../fault.js';
import { ambiguousCommit } from './ambiguous-commit.js';
import { diskFull } from './disk-full.js';
import { duplicates } from './duplicates.js';
import { killConsumer } from './kill-consumer.js';
import { mixOf } from './mixed.js';
import { poison } from './poison.js';
import { killIntake, lostAck, oversized, restRetries } from './rest-faults.js';
import { brokerKill, postgresBackendKill, postgresImmediateStop } from './server-crashes.js';
import { zombie, zombieInTransaction, zombieOvertaken } from './zombie.js';
import { retention, topicRecreatedLonger, topicRecreatedShorter } from './halts.js';
import { leaderChange } from './leader-change.js';
import { rebalanceStorm } from './rebalance-storm.js';
import { transactions, twoPartitions } from './foreign-producers.js';

const mixed = mixOf([
  killConsumer,
  zombie,
  zombieInTransaction,
  brokerKill,
  postgresBackendKill,
  postgresImmediateStop,
  duplicates,
  poison,
  transactions,
  twoPartitions,
  killIntake,
  restRetries,
  oversized,
  rebalanceStorm,
]);

/** Every fault, in the order of a run. */
export const faults: readonly Fault[] = [
  killConsumer,
  zombie,
  zombieInTransaction,
  zombieOvertaken,
  brokerKill,
  postgresBackendKill,
  postgresImmediateStop,
  ambiguousCommit,
  duplicates,
  poison,
  transactions,
  twoPartitions,
  lostAck,
  killIntake,
  restRetries,
  oversized,
  rebalanceStorm,
  diskFull,
  mixed,
  leaderChange,
  retention,
  topicRecreatedShorter,
  topicRecreatedLonger,
];

/** Those of the short form. */
export const shortForm: ReadonlySet<string> = new Set([
  killConsumer.name,
  zombieInTransaction.name,
  brokerKill.name,
  postgresImmediateStop.name,
  ambiguousCommit.name,
  duplicates.name,
  poison.name,
  restRetries.name,
]);
