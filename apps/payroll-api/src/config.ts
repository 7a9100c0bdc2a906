import type { z } from 'zod';
import type { AuthOptions } from '#libs/auth';
import type { LedgerScope } from '#libs/pay';
import { kafkaSecurityOf, type KafkaSecurity } from '#libs/kafka';
import { environmentSchema, kafkaVariables, type ListenConfig } from '#libs/platform';

/** The configuration of payroll-api. `topicPartitions` bounds what a department may own; the launcher creates the topic with it. */
export type PayrollApiConfig = ListenConfig & {
  readonly databaseUrl: string;
  /** For what operators send to the log again; queries are answered without it. */
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity;
  readonly scope: LedgerScope;
  readonly topicPartitions: number;
  /** Says what today is where a question names no date. */
  readonly timeZone: string;
  readonly auth: AuthOptions;
};

/** Everything that payroll-api reads from its environment. */
export const configSchema: z.ZodType<PayrollApiConfig> = environmentSchema(
  'DATABASE_URL',
  ...kafkaVariables,
  'WAGELEDGER_HOST',
  'WAGELEDGER_PORT',
  'WAGELEDGER_TOPIC',
  'WAGELEDGER_TOPIC_PARTITIONS',
  'WAGELEDGER_CONSUMER_GROUP',
  'WAGELEDGER_TIME_ZONE',
  'WAGELEDGER_OIDC_ISSUER',
  'WAGELEDGER_JWKS_FILE',
  'WAGELEDGER_TOKEN_ISSUER',
  'WAGELEDGER_TOKEN_AUDIENCE',
  'WAGELEDGER_LOG_LEVEL',
).transform((env) => ({
  databaseUrl: env.DATABASE_URL,
  brokers: env.KAFKA_BROKERS,
  security: kafkaSecurityOf(env),
  host: env.WAGELEDGER_HOST,
  port: env.WAGELEDGER_PORT,
  scope: { groupId: env.WAGELEDGER_CONSUMER_GROUP, topic: env.WAGELEDGER_TOPIC },
  timeZone: env.WAGELEDGER_TIME_ZONE,
  topicPartitions: env.WAGELEDGER_TOPIC_PARTITIONS,
  logLevel: env.WAGELEDGER_LOG_LEVEL,
  auth: {
    oidcIssuer: env.WAGELEDGER_OIDC_ISSUER,
    jwksFile: env.WAGELEDGER_JWKS_FILE,
    issuer: env.WAGELEDGER_TOKEN_ISSUER,
    audience: env.WAGELEDGER_TOKEN_AUDIENCE,
  },
}));
