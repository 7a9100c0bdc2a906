// In: nothing. Out: a Kafka broker and a Postgres of the benchmarks' own, as `npm start` would start them.
// Guaranteed: fsync and every other setting of durability as the product has them; `stop` ends both and removes the folder.
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningPostgres, startPostgres } from '../../apps/stack/src/embedded-postgres.js';
import { type RunningBroker, startBroker } from '../../apps/stack/src/kafka-broker.js';
import { createTestDatabase, migrateTemplate, type TestDatabase } from '../../test/support/databases.js';
import { freePortBase } from '../../test/support/ports.js';

/** With `--profile 1` only: it costs a few percent. */
const statementStatistics = {
  shared_preload_libraries: 'pg_stat_statements',
  'pg_stat_statements.track': 'all',
  compute_query_id: 'on',
};

export class BenchServers {
  private readonly databases: TestDatabase[] = [];
  private postgres: RunningPostgres | undefined;
  private broker: RunningBroker | undefined;

  private constructor(readonly folder: string) {}

  static async start(profiled: boolean): Promise<BenchServers> {
    const folder = await mkdtemp(join(tmpdir(), `wageledger-bench-${randomBytes(2).toString('hex')}-`));
    // Started as root, Postgres runs as the user postgres, who must be able to reach its data.
    await chmod(folder, 0o755);
    const servers = new BenchServers(folder);
    try {
      const base = await freePortBase(3);
      servers.postgres = await startPostgres({
        dataDir: join(folder, 'postgres'),
        port: base,
        settings: profiled ? statementStatistics : {},
      });
      servers.broker = await startBroker({
        dataDir: join(folder, 'kafka'),
        port: base + 1,
        controllerPort: base + 2,
      });
      process.env['DATABASE_URL'] = servers.adminUrl;
      await migrateTemplate(servers.adminUrl);
      return servers;
    } catch (error) {
      await servers.stop();
      throw error;
    }
  }

  get adminUrl(): string {
    return this.postgres?.url ?? '';
  }

  get brokers(): string {
    return this.broker?.brokers ?? '';
  }

  get pids(): { postgres: number; broker: number } {
    return { postgres: this.postgres?.pid ?? 0, broker: this.broker?.pid ?? 0 };
  }

  async freshDatabase(): Promise<string> {
    const database = await createTestDatabase();
    this.databases.push(database);
    return database.url;
  }

  /** Between two benchmarks: the databases of the one before go. */
  async dropDatabases(): Promise<void> {
    for (const database of this.databases.splice(0)) await database.drop();
  }

  async stop(): Promise<void> {
    await Promise.allSettled([this.postgres?.stop(), this.broker?.stop()]);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
