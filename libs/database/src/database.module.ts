import {
  type DynamicModule,
  Inject,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { HealthChecks, Metrics, PRODUCTION, within } from '#libs/platform';
import { Database, type DatabaseOptions } from './database.js';
import { PrivilegedRole } from './plain-role.js';

const lookWithinMs = 2_000;

/** Provides one `Database` for the whole service and closes it last, after every transport has drained. */
@Module({})
export class DatabaseModule implements OnModuleInit, OnApplicationShutdown {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(PRODUCTION) private readonly isProduction: boolean,
    @Inject(Metrics) metrics: Metrics,
    @Inject(HealthChecks) health: HealthChecks,
  ) {
    measurePool(database, metrics);
    if (isProduction) health.add({ name: 'database-role', check: () => this.roleHealth() });
  }

  static forRoot(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        {
          provide: Database,
          inject: [PRODUCTION],
          useFactory: (demandsPlainRole: boolean) => new Database({ ...options, demandsPlainRole }),
        },
      ],
      exports: [Database],
    };
  }

  /** Refuses to start as a superuser, where Postgres answers in time; one that comes later is refused by /readyz. */
  async onModuleInit(): Promise<void> {
    if (!this.isProduction) return;
    const look = this.database.query('select 1').catch((fault: unknown) => {
      if (fault instanceof PrivilegedRole) throw fault;
    });
    await within(lookWithinMs, look);
  }

  /** Postgres away is told by the checks that need it. */
  private async roleHealth(): Promise<{ ok: boolean; detail?: string }> {
    try {
      await this.database.query('select 1');
    } catch (fault) {
      if (fault instanceof PrivilegedRole) return { ok: false, detail: fault.message };
    }
    return { ok: true };
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
