/**
 * Enters: the owner's URL of a migrated database. Leaves: where each service logs in, and the file with its password.
 * Guarantee: each service has a login of its own with the rights of its kind; the passwords are made at random once per
 * data folder and readable by its owner alone. A server whose role may make no logins is used as it is.
 */
import { join } from 'node:path';
import { DatabaseFault, ensureLogins, loginName } from '#libs/database';
import { secretsFolder } from './local-secrets.js';
import { keepRandomSecret } from './secret-file.js';
import { serviceNames, type DatabaseAccess, type ServiceName } from './services.js';

const INSUFFICIENT_PRIVILEGE = '42501';

/** The access of every service. */
export async function serviceLogins(
  dataDir: string,
  ownerUrl: string,
  tell: (line: string) => void,
): Promise<Record<ServiceName, DatabaseAccess>> {
  const files = serviceNames.map((name) => [name, join(secretsFolder(dataDir), `postgres-${name}`)] as const);
  const passwords = files.map(([name, file]) => [name, keepRandomSecret(file).secret] as const);
  try {
    await ensureLogins(ownerUrl, Object.fromEntries(passwords));
  } catch (error) {
    if (!(error instanceof DatabaseFault) || error.sqlState !== INSUFFICIENT_PRIVILEGE) throw error;
    tell('the role of DATABASE_URL may make no logins, so every service uses that role');
    return ofServices(files.map(([name]) => [name, { url: ownerUrl }]));
  }
  return ofServices(
    files.map(([name, passwordFile]) => [name, { url: urlOf(ownerUrl, name), passwordFile }]),
  );
}

function ofServices(
  entries: (readonly [ServiceName, DatabaseAccess])[],
): Record<ServiceName, DatabaseAccess> {
  return Object.fromEntries(entries) as Record<ServiceName, DatabaseAccess>;
}

function urlOf(ownerUrl: string, service: ServiceName): string {
  const url = new URL(ownerUrl);
  url.username = loginName(decodeURIComponent(url.pathname.slice(1)), service);
  url.password = '';
  return url.toString();
}
