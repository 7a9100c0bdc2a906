// In: broker addresses, a client id, a logger. Out: a kafkajs client with the timeouts that this room relies on.
// Guaranteed: every attempt of kafkajs is short and bounded, so that the loops of this room (lanes, claims, the start
// of the consumer) decide how often to try again; no stack dumps and no record contents reach the log.
import kafkajs, { type Kafka, type LogEntry } from 'kafkajs';
import { writeRecordsDirectly } from './direct-records.js';
import { type KafkaSecurity, securityConfig } from './security.js';

writeRecordsDirectly();

/** Where this room reports what an operator should know. `fields` never hold keys or values of records. */
export type KafkaLogger = Record<
  'debug' | 'info' | 'warn' | 'error',
  (message: string, fields?: LogFields) => void
>;
export type LogFields = Record<string, unknown>;

export type KafkaOptions = {
  brokers: readonly string[];
  clientId: string;
  /** Plaintext unless told. */
  security?: KafkaSecurity | undefined;
  logger?: KafkaLogger;
  /** The broker refused to read at our position; kafkajs then jumps elsewhere and only its log says so. */
  onOutOfRange?: (topic: string, partition: number) => void;
  /** A broker says that it does not have the topic; kafkajs looks for it again without a word. */
  onTopicMissing?: () => void;
};

export const silentLogger: KafkaLogger = { debug() {}, info() {}, warn() {}, error() {} };

/** A broker that takes longer than this to accept a TCP connection counts as away. */
const CONNECTION_TIMEOUT_MS = 2_000;
/**
 * Longest wait for one answer. Above the broker-side acknowledgement wait of the publisher (4 s), so that a slow
 * replica gives a named error instead of a cut connection; below its bound of 10 s, so that one lost answer still
 * leaves time for a second attempt.
 */
export const REQUEST_TIMEOUT_MS = 5_000;

/**
 * One kafkajs client. kafkajs shares committed offsets among the consumers of one client, so each consumer takes its
 * own. `retries` bounds kafkajs's inner loops (connect, metadata, join): few and short, because the callers here loop
 * on their own with a visible state, and because nested retry loops multiply.
 */
export function createKafka(options: KafkaOptions, retries = 2): Kafka {
  const { brokers, clientId, security, logger = silentLogger, onOutOfRange, onTopicMissing } = options;
  return new kafkajs.Kafka({
    brokers: [...brokers],
    clientId,
    ...securityConfig(security),
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    // Without the enforcement a half-open connection keeps a request, and with it a lane, waiting for ever.
    enforceRequestTimeout: true,
    retry: { retries, initialRetryTime: 100, maxRetryTime: 1_000, multiplier: 2, factor: 0.2 },
    logLevel: kafkajs.logLevel.INFO,
    logCreator: () => (entry) => {
      relay(entry, logger);
      const { topic, partition, message, error } = entry.log;
      if (message === OUT_OF_RANGE) onOutOfRange?.(String(topic), Number(partition));
      if (error === NOT_HOSTED && message.startsWith('Response Fetch')) onTopicMissing?.();
    },
  });
}

/** The only trace of a silent jump to the earliest offset; a test holds the installed kafkajs to this wording. */
const OUT_OF_RANGE = 'Offset out of range, resetting to default offset';
/** The answer of a broker to a fetch from a topic that was deleted under the consumer; held by a test as well. */
const NOT_HOSTED = 'This server does not host this topic-partition';

/** kafkajs calls every failed attempt an error; the one who gives up reports it, so a level is taken off here. */
function relay({ level, namespace, log }: LogEntry, logger: KafkaLogger): void {
  const fields: LogFields = { from: `kafkajs ${namespace}` };
  for (const name of ['broker', 'groupId', 'topic', 'partition', 'retryCount', 'error'] as const) {
    const value: unknown = log[name];
    if (typeof value === 'string' || typeof value === 'number') fields[name] = value;
  }
  const message = String(log.message);
  // "Response …" only repeats, one level below, the error that the caller gets.
  if (level === kafkajs.logLevel.ERROR && !message.startsWith('Response ')) logger.warn(message, fields);
  else logger.debug(message, fields);
}
