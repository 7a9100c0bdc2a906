import type { ConsumerConfig } from 'kafkajs';
import type { Settings } from './exactly-once-options.js';

const PARTITION_BYTES_MAX = 2 * 1024 * 1024;
/** Of one answer of a broker. */
const FETCH_BYTES_MAX = 4 * PARTITION_BYTES_MAX;

/** What kafkajs's consumer is told; what it does by itself beyond that stands in the transport. */
export function consumerConfig(settings: Settings): ConsumerConfig {
  return {
    groupId: settings.groupId,
    sessionTimeout: settings.sessionTimeoutMs,
    rebalanceTimeout: settings.rebalanceTimeoutMs,
    heartbeatInterval: settings.heartbeatIntervalMs,
    maxWaitTimeInMs: settings.maxWaitMs,
    // A backlog is applied in chunks of thousands: several of one employee's updates then share a fold and a write.
    maxBytesPerPartition: PARTITION_BYTES_MAX,
    // One more partition than are at work (three), so that the next answer comes before they are done: three, four and six gave
    // 24.3, 25.4 and 24.7 k/s in bench drain (medians of three, in turn). What an answer holds waits in memory.
    maxBytes: FETCH_BYTES_MAX,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    // Partitions that joined the topic are found within this time.
    metadataMaxAge: 60_000,
    // After these kafkajs restarts the consumer by itself; short pauses keep recovery within seconds.
    retry: { retries: 8, initialRetryTime: 200, maxRetryTime: 1_000 },
  };
}
