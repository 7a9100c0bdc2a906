/**
 * In: the URL of a role that may make roles, and who shall be able to log in. Out: one login per service, with that
 * password, in the group of its kind and in no other. Safe to run again: the password becomes the one that is given.
 */
import { Database } from './database.js';
import type { Tx } from './transactions.js';
import { scramVerifier } from './scram-verifier.js';

/** The groups that the migrations make; what each may do stands there. */
export type RuntimeRole = 'wageledger_intake' | 'wageledger_consumer' | 'wageledger_api';

/** The group of each service. */
export const runtimeRoleOf = {
  'hr-service': 'wageledger_intake',
  'finance-service': 'wageledger_intake',
  'payroll-consumer': 'wageledger_consumer',
  'payroll-api': 'wageledger_api',
} as const satisfies Record<string, RuntimeRole>;

export type LoginService = keyof typeof runtimeRoleOf;
export type LoginPasswords = Partial<Record<LoginService, string>>;

const longestName = 63;

/** The login of a service in that database: `wageledger` and hr-service give `wageledger_hr_service`. */
export function loginName(database: string, service: LoginService): string {
  const suffix = `_${service.replaceAll('-', '_')}`;
  return `${database.slice(0, longestName - suffix.length)}${suffix}`;
}

/** Makes the logins, or gives them their passwords anew. Throws DatabaseFault (42501) where the role of `url` may not. */
export async function ensureLogins(url: string, passwords: LoginPasswords): Promise<string[]> {
  const database = new Database({ url, applicationName: 'wageledger-logins', poolSize: 1 });
  try {
    return await database.transaction(async (tx) => {
      const made: string[] = [];
      for (const [service, password] of Object.entries(passwords) as [LoginService, string][])
        made.push(await ensureLogin(tx, service, password));
      return made;
    });
  } finally {
    await database.close();
  }
}

async function ensureLogin(tx: Tx, service: LoginService, password: string): Promise<string> {
  const [here] = await tx.query<{ name: string }>('select current_database() as name');
  const name = loginName(here?.name ?? '', service);
  const group = runtimeRoleOf[service];
  // Two starts on one cluster would otherwise change one row of pg_authid at once, and the second would fail.
  await tx.query("select pg_advisory_xact_lock(hashtextextended('wageledger.login ' || $1, 0))", [name]);
  const [found] = await tx.query<{ isMember: boolean }>(
    `select pg_has_role(oid, $2, 'member') and not rolsuper as "isMember" from pg_roles where rolname = $1`,
    [name, group],
  );
  const verifier = scramVerifier(password);
  if (found === undefined)
    await run(tx, `create role %I login password %L in role %I`, [name, verifier, group]);
  else {
    // Whatever somebody gave it since is taken away: the login of a service is that and nothing else.
    await run(
      tx,
      'alter role %I login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password %L',
      [name, verifier],
    );
    if (!found.isMember) await run(tx, 'grant %I to %I', [group, name]);
  }
  return name;
}

/** Names and literals in a statement that takes no parameters. */
async function run(tx: Tx, template: string, values: readonly string[]): Promise<void> {
  const places = values.map((_, index) => `$${index + 2}::text`).join(', ');
  const [row] = await tx.query<{ sql: string }>(`select format($1::text, ${places}) as sql`, [
    template,
    ...values,
  ]);
  await tx.query(row?.sql ?? '');
}
