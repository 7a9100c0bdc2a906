import { DataSource, type MigrationInterface } from 'typeorm';
import { translateDatabaseError } from './database-faults.js';

type MigrationClass = new () => MigrationInterface;

/**
 * Brings the schema up to date, each migration in a transaction of its own; what has run already is skipped.
 * Gives the names of those that ran now. Two callers at once: the second waits at the advisory lock, then finds nothing to do;
 * without the lock both would create the same tables and one would fail.
 */
export async function runMigrations(url: string, migrations: MigrationClass[]): Promise<string[]> {
  const source = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'wageledger-migrate',
    migrations,
    migrationsTableName: 'schema_migration',
    installExtensions: false,
    connectTimeoutMS: 10_000,
  });
  try {
    await source.initialize();
    const lockHolder = source.createQueryRunner();
    try {
      await lockHolder.query('select pg_advisory_lock(7236155501)');
      const done = await source.runMigrations({ transaction: 'each' });
      return done.map((migration) => migration.name);
    } finally {
      await lockHolder.query('select pg_advisory_unlock(7236155501)').catch(() => undefined);
      await lockHolder.release();
    }
  } catch (error) {
    throw translateDatabaseError(error);
  } finally {
    if (source.isInitialized) await source.destroy();
  }
}
