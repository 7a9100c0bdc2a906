import type { z } from 'zod';
import type { AuthOptions } from '#libs/auth';
import type { FailpointRule, ListenConfig } from '#libs/platform';
import { kafkaSecurityOf, type KafkaSecurity } from '#libs/kafka';
import { environmentSchema, kafkaVariables } from '#libs/platform';

/** The configuration of a department service. */
export type IntakeConfig = ListenConfig & {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity;
  readonly topic: string;
  /** Whose books say what became of an update. */
  readonly groupId: string;
  readonly payrollUrl: string;
  readonly auth: AuthOptions;
  readonly failpoints?: readonly FailpointRule[] | undefined;
};

/** Reads `IntakeConfig` from the environment; both department services take the same variables. */
export const intakeConfigSchema: z.ZodType<IntakeConfig> = environmentSchema(
  'DATABASE_URL',
  ...kafkaVariables,
  'WAGELEDGER_HOST',
  'WAGELEDGER_PORT',
  'WAGELEDGER_TOPIC',
  'WAGELEDGER_CONSUMER_GROUP',
  'WAGELEDGER_OIDC_ISSUER',
  'WAGELEDGER_JWKS_FILE',
  'WAGELEDGER_TOKEN_ISSUER',
  'WAGELEDGER_TOKEN_AUDIENCE',
  'WAGELEDGER_PAYROLL_URL',
  'WAGELEDGER_LOG_LEVEL',
  'WAGELEDGER_FAILPOINTS',
).transform((env) => ({
  databaseUrl: env.DATABASE_URL,
  brokers: env.KAFKA_BROKERS,
  security: kafkaSecurityOf(env),
  host: env.WAGELEDGER_HOST,
  port: env.WAGELEDGER_PORT,
  topic: env.WAGELEDGER_TOPIC,
  groupId: env.WAGELEDGER_CONSUMER_GROUP,
  payrollUrl: env.WAGELEDGER_PAYROLL_URL,
  logLevel: env.WAGELEDGER_LOG_LEVEL,
  failpoints: env.WAGELEDGER_FAILPOINTS,
  auth: {
    oidcIssuer: env.WAGELEDGER_OIDC_ISSUER,
    jwksFile: env.WAGELEDGER_JWKS_FILE,
    issuer: env.WAGELEDGER_TOKEN_ISSUER,
    audience: env.WAGELEDGER_TOKEN_AUDIENCE,
  },
}));
