import type { ConsumerConfig } from 'kafkajs';
import type { Settings } from './exactly-once-options.js';

/** Some 16,000 records: one transaction, in which all updates of an employee share a fold and a write. */
const PARTITION_BYTES_MAX = 6 * 1024 * 1024;
/** Of one answer of a broker: beside a partition with a backlog there is room for what the others have. */
const FETCH_BYTES_MAX = 2 * PARTITION_BYTES_MAX;

/** What kafkajs's consumer is told; what it does by itself beyond that stands in the transport. */
export function consumerConfig(settings: Settings): ConsumerConfig {
  return {
    groupId: settings.groupId,
    sessionTimeout: settings.sessionTimeoutMs,
    rebalanceTimeout: settings.rebalanceTimeoutMs,
    heartbeatInterval: settings.heartbeatIntervalMs,
    maxWaitTimeInMs: settings.maxWaitMs,
    maxBytesPerPartition: PARTITION_BYTES_MAX,
    maxBytes: FETCH_BYTES_MAX,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    // Partitions that joined the topic are found within this time.
    metadataMaxAge: 60_000,
    // After these kafkajs restarts the consumer by itself; short pauses keep recovery within seconds.
    retry: { retries: 8, initialRetryTime: 200, maxRetryTime: 1_000 },
  };
}
