import type { KafkaLogger } from './client.js';
import type { KafkaSecurity } from './security.js';
import type { PositionStore } from './positions.js';
import type { TopicSpec } from './topics.js';

export type ExactlyOnceOptions = {
  brokers: readonly string[];
  /** Plaintext unless told. */
  security?: KafkaSecurity | undefined;
  clientId?: string;
  groupId: string;
  topic: string;
  positions: PositionStore;
  logger?: KafkaLogger;
  /** What the topic must be like; a weaker one is not consumed, and `state().waitingFor` names the remedies. */
  expectedTopic?: TopicSpec;
  /** How long a silent member keeps its partitions; the broker's `group.min.session.timeout.ms` is the lower bound. */
  sessionTimeoutMs?: number;
  /** How long the group waits for a member to finish its chunk; must exceed the longest transaction. */
  rebalanceTimeoutMs?: number;
  heartbeatIntervalMs?: number;
  /** Longest wait of a fetch for new records, and the sleep of a fetcher whose partitions are all paused. */
  maxWaitMs?: number;
  /** Long batches applied at the same time; short ones of partitions without a long one always are. */
  longBatchesAtOnce?: number;
  /** Those that are fetched ahead and wait for their turn; partitions beyond them are fetched later. */
  longBatchesAhead?: number;
  /** Records up to which a batch counts as short. */
  shortBatchMax?: number;
  /** Records per transaction. */
  chunkSizeMax?: number;
  /** The same of the first chunks of a process. */
  chunkSizeCold?: number;
  /** After so long without a fetch the log is compared with the books before it is read on. */
  unwatchedMsMax?: number;
  /** Between two looks whether an operator has answered a halted partition. */
  answerLookMs?: number;
  /** Longest wait of `close()` for a handler that does not come back. */
  closeWithinMs?: number;
};

export type Settings = Required<Omit<ExactlyOnceOptions, 'expectedTopic' | 'logger' | 'security'>> &
  Pick<ExactlyOnceOptions, 'security'>;

export function withDefaults(options: ExactlyOnceOptions): Settings {
  return {
    clientId: 'wageledger-consumer',
    sessionTimeoutMs: 10_000,
    rebalanceTimeoutMs: 30_000,
    // Heartbeats are how a member learns of a rebalance and how a fenced one learns whether it still belongs.
    heartbeatIntervalMs: 1_000,
    // kafkajs's 5 s would be the delay between the seek after a claim and the first record.
    maxWaitMs: 250,
    // While one waits for Postgres and one is read on the thread, one folds.
    longBatchesAtOnce: 3,
    // One is fetched within the time in which one of these ends, and a second where that takes longer.
    longBatchesAhead: 2,
    // The next fetch waits for all short batches of this one: one after another, a handler that does the short ones of several
    // partitions together would never see two of them.
    shortBatchMax: 200,
    // More than an answer ordinarily holds of a partition: small records must not make a transaction of any length.
    chunkSizeMax: 20_000,
    // A process that has just started reads at a fraction of its speed, and while its first chunk is read nothing else can be done.
    chunkSizeCold: 4_000,
    answerLookMs: 2_000,
    unwatchedMsMax: 5_000,
    closeWithinMs: 7_000,
    ...options,
  };
}

export type ConsumerStatus = 'connecting' | 'running' | 'down' | 'closed';

export type PartitionState = {
  partition: number;
  state: 'claiming' | 'running' | 'halted';
  nextOffset: bigint;
  code?: string;
  detail?: string;
};

export type ConsumerState = {
  /** A member of the group, as far as the coordinator said. */
  connected: boolean;
  /** Of this member only, by number. */
  partitions: PartitionState[];
  /** Milliseconds of the clock when its loops last turned: fetched, committed, joined, or tried one of these again. */
  lastProgressAt: number | undefined;
  /** What keeps the consumer from starting: brokers away, topic missing or too weak. */
  waitingFor?: string;
  /** Set when the consumer ended for good: only a restart of the process brings it back. */
  crashed?: string;
};

export type ConsumerEvents = {
  claimed: (partition: number, nextOffset: bigint) => void;
  halted: (partition: number, code: string, detail: string) => void;
  crashed: (reason: string) => void;
};
