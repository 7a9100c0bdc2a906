import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from '#libs/platform';
import { Database, type DatabaseOptions } from './database.js';

/** Provides one `Database` for the whole service and closes it last, after every transport has drained. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Metrics) metrics: Metrics,
  ) {
    measurePool(database, metrics);
  }

  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [{ provide: Database, useFactory: () => new Database(options) }],
      exports: [Database],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.database.close();
  }
}

function measurePool(database: Database, metrics: Metrics): void {
  metrics.gauge(
    {
      name: 'wageledger_database_pool_connections',
      help: 'Connections to Postgres that are open, by state (in_use, idle).',
    },
    () => {
      const { inUse, idle } = database.pool();
      return [
        { labels: { state: 'in_use' }, value: inUse },
        { labels: { state: 'idle' }, value: idle },
      ];
    },
  );
  metrics.gauge(
    { name: 'wageledger_database_pool_connections_max', help: 'Connections to Postgres at most.' },
    () => [{ value: database.pool().max }],
  );
  metrics.gauge(
    {
      name: 'wageledger_database_pool_waiting_requests',
      help: 'Callers that wait for a free connection.',
    },
    () => [{ value: database.pool().waiting }],
  );
}
