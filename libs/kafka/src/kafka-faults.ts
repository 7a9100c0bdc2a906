// In: whatever kafkajs threw. Out: what it means to this room.
// Guaranteed: one place knows kafkajs's error names; the outermost error is often only "number of retries exceeded",
// so the questions below go through the causes.

type KafkaFault = Error & { type?: string; cause?: unknown; errors?: unknown[] };

/** The error, its cause, the cause of that; of an aggregate the first. */
function* chainOf(error: unknown): Generator<KafkaFault> {
  let current = error;
  for (let depth = 0; isFault(current) && depth < 8; depth += 1) {
    yield current;
    current = current.cause ?? current.errors?.[0];
  }
}

// By shape: errors of Node's own sockets come from another realm under a test runner, so `instanceof` misses them.
const isFault = (value: unknown): value is KafkaFault =>
  typeof value === 'object' && value !== null && 'message' in value;

/** The broker's name for the error (`MESSAGE_TOO_LARGE`), where it was the broker that said no. */
export function typeOf(error: unknown): string | undefined {
  for (const fault of chainOf(error)) if (typeof fault.type === 'string') return fault.type;
  return undefined;
}

/** The innermost error: the one that says what happened. */
export function causeOf(error: unknown): Error {
  let last: Error = new Error(String(error));
  for (const fault of chainOf(error)) last = fault;
  return last;
}

/** A broker that is asked in another protocol than its own says nothing and closes. */
const closedHint =
  'if that goes on, KAFKA_TLS, KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD may not be what this port of the broker asks for';

/** One line for logs and problem details. */
export function detailOf(error: unknown): string {
  const cause = causeOf(error);
  const detail = `${typeOf(error) ?? cause.name}: ${cause.message}`;
  return cause.name === 'KafkaJSConnectionClosedError' ? `${detail}; ${closedHint}` : detail;
}

const TOO_LARGE = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE']);
export const isTooLarge = (error: unknown): boolean => TOO_LARGE.has(typeOf(error) ?? '');

/** Refusals that no repetition changes within the time a caller waits. */
const FINAL_REFUSALS = new Set([
  'TOPIC_AUTHORIZATION_FAILED',
  'CLUSTER_AUTHORIZATION_FAILED',
  'INVALID_TOPIC_EXCEPTION',
  'INVALID_RECORD',
  'UNSUPPORTED_FOR_MESSAGE_FORMAT',
  'INVALID_REQUIRED_ACKS',
  'INVALID_REPLICATION_FACTOR',
  'INVALID_PARTITIONS',
  'INVALID_CONFIG',
  'POLICY_VIOLATION',
]);
export const isFinalRefusal = (error: unknown): boolean => FINAL_REFUSALS.has(typeOf(error) ?? '');

const REBALANCE = new Set([
  'REBALANCE_IN_PROGRESS',
  'NOT_COORDINATOR_FOR_GROUP',
  'ILLEGAL_GENERATION',
  'UNKNOWN_MEMBER_ID',
]);
/** True when the group asks this member to join again: kafkajs must see that error to do so. */
export const isRebalance = (error: unknown): boolean => REBALANCE.has(typeOf(error) ?? '');

const BROKERS_AWAY = new Set([
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSBrokerNotFound',
]);
/** True where kafkajs gives a consumer up for good although only the brokers, or the group's coordinator, were away. */
export const isBrokersAway = (error: unknown): boolean =>
  [...chainOf(error)].some((fault) => BROKERS_AWAY.has(fault.name));
