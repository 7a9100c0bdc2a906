/*
 * Every environment variable that any process of the product reads: its form, its default and the text that
 * tells an operator what is expected. A service picks the ones it needs in its config.ts; a WAGELEDGER_* name
 * that is not in this table is a typing error and is refused at start instead of being ignored.
 */
import { z } from 'zod';
import { failpointNames, parseFailpoints } from './failpoint.js';

/** A variable's parser together with the words that complete "expected …" in an error message. */
export type Variable<S extends z.ZodType> = {
  readonly schema: S;
  readonly expected: string;
  /** Masked wherever the configuration is shown; its value may stand in a file named by NAME_FILE instead. */
  readonly isSecret: boolean;
};

const variable = <S extends z.ZodType>(expected: string, schema: S): Variable<S> => ({
  schema,
  expected,
  isSecret: false,
});

const secret = <S extends z.ZodType>(expected: string, schema: S): Variable<S> => ({
  schema,
  expected,
  isSecret: true,
});

const digits = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform((text) => Number.parseInt(text, 10))
    .refine((value) => value >= least && value <= most);

const brokerPattern = /^[A-Za-z0-9._-]+:\d{1,5}$/;

const brokerList = z
  .string()
  .transform((text) => text.split(',').map((broker) => broker.trim()))
  .refine((brokers) => brokers.every((broker) => brokerPattern.test(broker)));

const postgresUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return (protocol === 'postgres:' || protocol === 'postgresql:') && hostname !== '';
});

const httpUrl = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol))
  .transform((text) => text.replace(/\/+$/, ''));

const timeZone = z.string().refine((name) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
});

const plainName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,248}$/);

const failpoints = z.string().transform((text, context) => {
  const rules = parseFailpoints(text);
  if (rules !== undefined) return rules;
  context.addIssue({ code: 'custom', message: 'no failpoints' });
  return z.NEVER;
});

/** The levels of WAGELEDGER_LOG_LEVEL, loudest last. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

/** The values of WAGELEDGER_MODE. */
const modes = ['production', 'local'] as const;

/** What WAGELEDGER_TLS_DEMANDED can name. */
const tlsSubjects = ['postgres', 'kafka', 'http'] as const;

/** One of the names in WAGELEDGER_TLS_DEMANDED. */
type TlsSubject = (typeof tlsSubjects)[number];

const tlsDemanded = z
  .string()
  .refine((text) => text === 'none' || text.split(',').every(isTlsSubject))
  .transform((text): readonly TlsSubject[] => text.split(',').filter(isTlsSubject));

function isTlsSubject(name: string): name is TlsSubject {
  return (tlsSubjects as readonly string[]).includes(name);
}

const password = z.string().max(1_024);

const loginPassword = (service: string): string =>
  `read by the migration alone: the password of the database login that it makes for ${service}`;

/** The one list of variables; `environmentSchema` makes a zod object of those a service needs. */
export const environment = {
  WAGELEDGER_MODE: variable(
    "production, or local for a developer's machine (production refuses weak secrets and plaintext)",
    z.enum(modes).default('production'),
  ),
  WAGELEDGER_TLS_DEMANDED: variable(
    'which connections production demands TLS for, of postgres, kafka and http separated by commas, or none on a private network; loopback addresses are exempt',
    tlsDemanded.default([...tlsSubjects]),
  ),
  DATABASE_URL: secret(
    'a postgres:// URL, for example postgres://user:secret@127.0.0.1:5432/wageledger; for TLS it ends in ?sslmode=verify-full&sslrootcert=/path/ca.pem',
    postgresUrl,
  ),
  DATABASE_PASSWORD: secret('the password of DATABASE_URL, where that one has none', password.optional()),
  KAFKA_BROKERS: variable('host:port, several separated by commas, for example 127.0.0.1:9092', brokerList),
  KAFKA_TLS: variable(
    'true where the brokers are reached over TLS, else false',
    z
      .enum(['true', 'false'])
      .default('false')
      .transform((text) => text === 'true'),
  ),
  KAFKA_CA_FILE: variable(
    "the path of a PEM file with the CA of the brokers' certificates, where it is none of the system's",
    z.string().optional(),
  ),
  KAFKA_SASL_USERNAME: variable(
    'the user of SASL/SCRAM (SHA-512), where the brokers ask who it is',
    z.string().max(1_024).optional(),
  ),
  KAFKA_SASL_PASSWORD: secret('the password of KAFKA_SASL_USERNAME', password.optional()),
  WAGELEDGER_DB_PASSWORD_HR_SERVICE: secret(loginPassword('hr-service'), password.optional()),
  WAGELEDGER_DB_PASSWORD_FINANCE_SERVICE: secret(loginPassword('finance-service'), password.optional()),
  WAGELEDGER_DB_PASSWORD_PAYROLL_CONSUMER: secret(loginPassword('payroll-consumer'), password.optional()),
  WAGELEDGER_DB_PASSWORD_PAYROLL_API: secret(loginPassword('payroll-api'), password.optional()),
  WAGELEDGER_HOST: variable(
    'the address to listen on, for example 127.0.0.1',
    z.string().default('127.0.0.1'),
  ),
  WAGELEDGER_PORT: variable('a port from 0 to 65535 (0 takes a free one)', digits(0, 65_535)),
  WAGELEDGER_TOPIC: variable('a Kafka topic name', plainName.default('salary-updates')),
  WAGELEDGER_TOPIC_PARTITIONS: variable(
    'a number of partitions from 1 to 10000',
    digits(1, 10_000).default(24),
  ),
  WAGELEDGER_REPLICATION_FACTOR: variable('a number of replicas from 1 to 9', digits(1, 9).default(1)),
  WAGELEDGER_MIN_INSYNC_REPLICAS: variable('a number of replicas from 1 to 9', digits(1, 9).default(1)),
  WAGELEDGER_CONSUMER_GROUP: variable('a Kafka consumer group name', plainName.default('payroll-consumer')),
  WAGELEDGER_SESSION_TIMEOUT_MS: variable(
    'milliseconds from 1000 to 300000 after which a silent consumer loses its partitions',
    digits(1_000, 300_000).default(10_000),
  ),
  WAGELEDGER_NO_PROGRESS_SECONDS: variable(
    'seconds from 5 to 3600 after which a consumer without a sign of life ends',
    digits(5, 3_600).default(60),
  ),
  WAGELEDGER_FAILPOINTS: variable(
    `point=action@hit with ; between, actions kill, freeze, error, points ${failpointNames.join(', ')}; with NODE_ENV=test only`,
    failpoints.optional(),
  ),
  WAGELEDGER_OIDC_ISSUER: variable(
    'the http(s):// URL of the OpenID Connect issuer of tokens, instead of WAGELEDGER_JWKS_FILE',
    httpUrl.optional(),
  ),
  WAGELEDGER_JWKS_FILE: variable(
    'the path of a file with the public keys (JWKS) that sign tokens, instead of WAGELEDGER_OIDC_ISSUER',
    z.string().optional(),
  ),
  WAGELEDGER_TOKEN_ISSUER: variable("the tokens' issuer (iss)", z.string().default('wageledger-local')),
  WAGELEDGER_TOKEN_AUDIENCE: variable("the tokens' audience (aud)", z.string().default('wageledger')),
  WAGELEDGER_HR_URL: variable('the http(s):// base URL of hr-service, for the command wageledger', httpUrl),
  WAGELEDGER_FINANCE_URL: variable(
    'the http(s):// base URL of finance-service, for the command wageledger',
    httpUrl,
  ),
  WAGELEDGER_PAYROLL_URL: variable('the http(s):// base URL of payroll-api', httpUrl),
  WAGELEDGER_TOKEN: secret(
    'a bearer token with the role that the command needs',
    z.string().regex(/^[\w.~+/=-]+$/),
  ),
  WAGELEDGER_METRICS_TOKEN: secret(
    'what a scraper of /metrics sends as its bearer token; without it nobody reads /metrics, but this machine itself where the mode is local',
    z
      .string()
      .regex(/^[\w.~+/=-]{1,1024}$/)
      .optional(),
  ),
  WAGELEDGER_TIME_ZONE: variable('an IANA time zone, for example Europe/Berlin', timeZone.default('UTC')),
  WAGELEDGER_LOG_LEVEL: variable(`one of ${logLevels.join(', ')}`, z.enum(logLevels).default('info')),
} as const;

/** The variables that say how the brokers are reached, for `environmentSchema`. */
export const kafkaVariables = [
  'KAFKA_BROKERS',
  'KAFKA_TLS',
  'KAFKA_CA_FILE',
  'KAFKA_SASL_USERNAME',
  'KAFKA_SASL_PASSWORD',
] as const satisfies readonly EnvironmentName[];

/** A name in the table of variables. */
export type EnvironmentName = keyof typeof environment;

type PickedShape<N extends EnvironmentName> = { [K in N]: (typeof environment)[K]['schema'] };

/**
 * A zod object of the named variables, for `readConfig`; add `.transform(…)` to give the values the names the
 * service uses.
 */
export function environmentSchema<const N extends EnvironmentName>(
  ...names: readonly N[]
): z.ZodObject<PickedShape<N>> {
  const shape = Object.fromEntries(names.map((name) => [name, environment[name].schema]));
  return z.object(shape as PickedShape<N>);
}
