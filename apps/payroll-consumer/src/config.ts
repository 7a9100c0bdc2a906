import type { z } from 'zod';
import { kafkaSecurityOf, salaryUpdatesTopic, type KafkaSecurity, type TopicSpec } from '#libs/kafka';
import { environmentSchema, kafkaVariables, type FailpointRule, type ListenConfig } from '#libs/platform';

/** The configuration of payroll-consumer. */
export type PayrollConsumerConfig = ListenConfig & {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity;
  readonly topic: TopicSpec;
  readonly groupId: string;
  readonly timeZone: string;
  /** A consumer that is silent for this long loses its partitions to another one. */
  readonly sessionTimeoutMs: number;
  /** After so long without a sign of life the consumer counts as dead, and ends. */
  readonly noProgressMs: number;
  readonly failpoints: readonly FailpointRule[] | undefined;
};

/** Everything that payroll-consumer reads from its environment. */
export const configSchema: z.ZodType<PayrollConsumerConfig> = environmentSchema(
  'DATABASE_URL',
  ...kafkaVariables,
  'WAGELEDGER_HOST',
  'WAGELEDGER_PORT',
  'WAGELEDGER_TOPIC',
  'WAGELEDGER_TOPIC_PARTITIONS',
  'WAGELEDGER_REPLICATION_FACTOR',
  'WAGELEDGER_MIN_INSYNC_REPLICAS',
  'WAGELEDGER_CONSUMER_GROUP',
  'WAGELEDGER_TIME_ZONE',
  'WAGELEDGER_LOG_LEVEL',
  'WAGELEDGER_SESSION_TIMEOUT_MS',
  'WAGELEDGER_NO_PROGRESS_SECONDS',
  'WAGELEDGER_FAILPOINTS',
).transform((env) => ({
  databaseUrl: env.DATABASE_URL,
  brokers: env.KAFKA_BROKERS,
  security: kafkaSecurityOf(env),
  host: env.WAGELEDGER_HOST,
  port: env.WAGELEDGER_PORT,
  topic: salaryUpdatesTopic({
    name: env.WAGELEDGER_TOPIC,
    partitions: env.WAGELEDGER_TOPIC_PARTITIONS,
    replicationFactor: env.WAGELEDGER_REPLICATION_FACTOR,
    minInsyncReplicas: env.WAGELEDGER_MIN_INSYNC_REPLICAS,
  }),
  groupId: env.WAGELEDGER_CONSUMER_GROUP,
  timeZone: env.WAGELEDGER_TIME_ZONE,
  logLevel: env.WAGELEDGER_LOG_LEVEL,
  sessionTimeoutMs: env.WAGELEDGER_SESSION_TIMEOUT_MS,
  noProgressMs: env.WAGELEDGER_NO_PROGRESS_SECONDS * 1_000,
  failpoints: env.WAGELEDGER_FAILPOINTS,
}));
