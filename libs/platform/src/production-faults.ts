/*
 * What production refuses to start with. In: the variables of a process, secrets resolved. Out: one line per fault, with the
 * variable and the remedy; never a value. Production is what nobody said otherwise is: a forgotten variable refuses
 * instead of letting through. WAGELEDGER_MODE says it and not NODE_ENV, which frameworks read for ends of their own.
 */
import { environment } from './environment.js';
import { isLoopback } from './loopback.js';

type Environment = Readonly<Record<string, string | undefined>>;

/** Below this a secret can be guessed by whoever reaches the port: NIST SP 800-63B asks for 15 where it stands alone. */
const secretLengthMin = 15;
const wellKnown =
  /^(postgres|password|passw0rd|secret|changeme|change-me|example|admin|wageledger|test|default)+\d*!*$/i;

/** The faults of an environment that production must not start with; none where WAGELEDGER_MODE is local. */
export function productionFaults(env: Environment): string[] {
  if (env['WAGELEDGER_MODE'] === 'local') return [];
  return [...weakSecrets(env), ...plaintext(env)];
}

function weakSecrets(env: Environment): string[] {
  const faults: string[] = [];
  const remedy = `give it ${secretLengthMin} random characters or more, or set WAGELEDGER_MODE=local on a developer's machine`;
  const url = urlOf(env['DATABASE_URL']);
  if (url !== undefined && isWeak(decodeURIComponent(url.password)))
    faults.push(
      `DATABASE_URL has no password or one that can be guessed, which production refuses; ${remedy}`,
    );
  for (const name of ['KAFKA_SASL_PASSWORD', 'WAGELEDGER_METRICS_TOKEN']) {
    const value = env[name];
    if (value !== undefined && isWeak(value))
      faults.push(`${name} can be guessed, which production refuses; ${remedy}`);
  }
  return faults;
}

function isWeak(password: string): boolean {
  return password.length < secretLengthMin || wellKnown.test(password) || new Set(password).size < 5;
}

function plaintext(env: Environment): string[] {
  const demanded =
    environment.WAGELEDGER_TLS_DEMANDED.schema.safeParse(env['WAGELEDGER_TLS_DEMANDED']).data ?? [];
  const faults: string[] = [];
  const database = urlOf(env['DATABASE_URL']);
  if (demanded.includes('postgres') && database !== undefined && !isLoopback(database.hostname))
    if (!/^(require|verify-ca|verify-full)$/.test(database.searchParams.get('sslmode') ?? ''))
      faults.push(
        `DATABASE_URL reaches Postgres in plaintext; end it in ?sslmode=verify-full&sslrootcert=/path/ca.pem, ${orExempt('postgres')}`,
      );
  const brokers = (env['KAFKA_BROKERS'] ?? '').split(',').filter((broker) => broker.trim() !== '');
  const isOutside = brokers.some((broker) => !isLoopback(broker.trim().replace(/:\d+$/, '')));
  if (demanded.includes('kafka') && isOutside && env['KAFKA_TLS'] !== 'true')
    faults.push(
      `KAFKA_BROKERS are reached in plaintext; set KAFKA_TLS=true and KAFKA_CA_FILE, ${orExempt('kafka')}`,
    );
  const issuer = urlOf(env['WAGELEDGER_OIDC_ISSUER']);
  if (demanded.includes('http') && issuer?.protocol === 'http:' && !isLoopback(issuer.hostname))
    faults.push(
      `WAGELEDGER_OIDC_ISSUER is http://, so anybody between could sign tokens; use https://, ${orExempt('http')}`,
    );
  return faults;
}

function orExempt(subject: string): string {
  return `or leave ${subject} out of WAGELEDGER_TLS_DEMANDED`;
}

function urlOf(text: string | undefined): URL | undefined {
  return text !== undefined && URL.canParse(text) ? new URL(text) : undefined;
}
