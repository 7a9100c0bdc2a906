import type { ConsumerConfig } from 'kafkajs';
import type { Settings } from './exactly-once-options.js';

const PARTITION_BYTES_MAX = 2 * 1024 * 1024;
/** Of one answer of a broker. */
const FETCH_BYTES_MAX = 6 * PARTITION_BYTES_MAX;

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
    // kafkajs fetches again only once all of an answer is applied, and at its end fewer partitions are at work than could
    // be: kafkajs's 10 MB of 4 MB each, which is three partitions, two at a time, gave 17.9 k/s in bench drain, this 19.4; twice as
    // much gives no more than noise and takes 100 MB of memory.
    maxBytes: FETCH_BYTES_MAX,
    readUncommitted: false,
    allowAutoTopicCreation: false,
    // Partitions that joined the topic are found within this time.
    metadataMaxAge: 60_000,
    // After these kafkajs restarts the consumer by itself; short pauses keep recovery within seconds.
    retry: { retries: 8, initialRetryTime: 200, maxRetryTime: 1_000 },
  };
}
