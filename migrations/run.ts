/**
 * `node dist/migrations/run.js`: brings the database of DATABASE_URL up to date, makes the logins of the services whose
 * passwords are given, and ends. Exit code 0 when the schema is current, 1 with one line on stderr otherwise. Safe to run
 * twice, or twice at once.
 */
import { ensureLogins, runMigrations, type LoginPasswords } from '#libs/database';
import { ConfigurationError, environmentSchema, readConfig } from '#libs/platform';
import { migrations } from './index.js';

const schema = environmentSchema(
  'DATABASE_URL',
  'WAGELEDGER_DB_PASSWORD_HR_SERVICE',
  'WAGELEDGER_DB_PASSWORD_FINANCE_SERVICE',
  'WAGELEDGER_DB_PASSWORD_PAYROLL_CONSUMER',
  'WAGELEDGER_DB_PASSWORD_PAYROLL_API',
);

function complain(what: string): void {
  process.stderr.write(`wageledger: ${what}\n`);
  process.exitCode = 1;
}

function passwordsOf(env: ReturnType<typeof schema.parse>): LoginPasswords {
  const given = {
    'hr-service': env.WAGELEDGER_DB_PASSWORD_HR_SERVICE,
    'finance-service': env.WAGELEDGER_DB_PASSWORD_FINANCE_SERVICE,
    'payroll-consumer': env.WAGELEDGER_DB_PASSWORD_PAYROLL_CONSUMER,
    'payroll-api': env.WAGELEDGER_DB_PASSWORD_PAYROLL_API,
  };
  return Object.fromEntries(Object.entries(given).filter(([, password]) => password !== undefined));
}

async function migrate(env: ReturnType<typeof schema.parse>): Promise<void> {
  const done = await runMigrations(env.DATABASE_URL, migrations);
  process.stdout.write(done.length === 0 ? 'schema is current\n' : `applied ${done.join(', ')}\n`);
  const logins = await ensureLogins(env.DATABASE_URL, passwordsOf(env));
  if (logins.length > 0) process.stdout.write(`logins: ${logins.join(', ')}\n`);
}

try {
  await migrate(readConfig(schema, process.env));
} catch (error) {
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof ConfigurationError) complain(what);
  else complain(`the migration failed: ${what}. Nothing of the failed step was kept.`);
}
