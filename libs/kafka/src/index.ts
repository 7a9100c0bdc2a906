export { type KafkaLogger, silentLogger } from './client.js';
export { deleteGroup } from './delete-group.js';
export { ExactlyOnceContext } from './exactly-once-context.js';
export type {
  ConsumerEvents,
  ConsumerState,
  ConsumerStatus,
  ExactlyOnceOptions,
  PartitionState,
} from './exactly-once-options.js';
export { ExactlyOnceKafkaServer } from './exactly-once-server.js';
export { type HaltCode, haltCodes } from './halts.js';
export { measurePublisher } from './measure-publisher.js';
export { partitionFor } from './partitioner.js';
export type {
  BatchOutcome,
  LastRead,
  LogBatch,
  LogRecord,
  Ownership,
  PositionClaim,
  PositionStore,
} from './positions.js';
export { PropagateFaults } from './propagate-faults.js';
export {
  Publisher,
  type PublisherOptions,
  type PublishOutcome,
  type PublishReceipt,
  type PublishRecord,
  type PublishRefusal,
} from './publisher.js';
export { type KafkaSecurity, kafkaSecurityOf } from './security.js';
export {
  clusterId,
  ensureTopics,
  rejectedRecordsTopic,
  salaryUpdatesTopic,
  type TopicShape,
  type TopicSpec,
  type TopicWeakness,
  verifyTopic,
  type Watermarks,
  watermarks,
} from './topics.js';
