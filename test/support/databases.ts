// In: DATABASE_URL, an administrator's URL of a test Postgres. Out: a database per caller, as the migrations make it.
// Guaranteed: no test sees another's rows; cloning a template costs tens of milliseconds, migrating anew would cost more.
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Database } from '#libs/database';
import { repository } from './repository.js';

const TEMPLATE = 'wageledger_template';

export type TestDatabase = { url: string; drop: () => Promise<void> };

/** A fresh clone of the migrated template. `drop` throws out whoever is still connected. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const adminUrl = required('DATABASE_URL');
  const name = `test_${process.pid}_${randomBytes(4).toString('hex')}`;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${TEMPLATE}`));
  return {
    url: urlOf(adminUrl, name),
    drop: () => asAdmin(adminUrl, (admin) => admin.query(`drop database if exists ${name} with (force)`)),
  };
}

/** Makes the template, or makes it again after a migration changed. Needs a build: migrations run from dist/. */
export async function migrateTemplate(adminUrl: string): Promise<void> {
  const draft = `${TEMPLATE}_draft`;
  await asAdmin(adminUrl, async (admin) => {
    await admin.query(`drop database if exists ${draft} with (force)`);
    await admin.query(`create database ${draft}`);
  });
  const env = { ...process.env, DATABASE_URL: urlOf(adminUrl, draft) };
  const run = join(repository, 'dist/migrations/run.js');
  await promisify(execFile)(process.execPath, [run], { cwd: repository, env, timeout: 60_000 });
  await asAdmin(adminUrl, async (admin) => {
    // Renamed only when complete: a clone taken meanwhile comes from the old template, never from a half-migrated one.
    await admin.query(`drop database if exists ${TEMPLATE} with (force)`);
    await admin.query(`alter database ${draft} rename to ${TEMPLATE}`);
  });
}

async function asAdmin<T>(url: string, ask: (admin: Database) => Promise<T>): Promise<void> {
  const admin = new Database({ url, applicationName: 'wageledger-test', poolSize: 1 });
  try {
    await ask(admin);
  } finally {
    await admin.close();
  }
}

function urlOf(adminUrl: string, database: string): string {
  const url = new URL(adminUrl);
  url.pathname = `/${database}`;
  return url.toString();
}

function required(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(`${name} is not set: run the tests through npm test, or beside npm run test:servers`);
  return value;
}
