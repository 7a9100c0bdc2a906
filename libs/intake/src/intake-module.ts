import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#libs/database';
import { DepartmentDirectory, DirectoryModule } from '#libs/directory';
import { Publisher } from '#libs/kafka';
import { HealthChecks, LOGGER, messageFirst, type Logger } from '#libs/platform';
import { Departments } from './departments.js';
import { ImportJobs } from './imports/import-jobs.js';
import { Imports } from './imports/imports.js';
import { IntakeMetrics } from './intake-metrics.js';
import { INTAKE_OPTIONS, type IntakeOptions } from './intake-options.js';
import { Intake } from './intake.js';
import { LedgerLookup } from './ledger-lookup.js';

/**
 * What both department services share: `Intake`, the publisher, the directory. Needs `Database` in scope.
 * Ready means: the brokers answer, and the directory was read at least once (Postgres may be away afterwards).
 */
@Module({})
export class IntakeModule implements OnApplicationShutdown {
  constructor(
    @Inject(Publisher) private readonly publisher: Publisher,
    @Inject(LedgerLookup) private readonly ledger: LedgerLookup,
    @Inject(DepartmentDirectory) directory: DepartmentDirectory,
    @Inject(HealthChecks) health: HealthChecks,
    @Inject(Database) database: Database,
  ) {
    health.add({ name: 'log', check: () => outcome(publisher.isReady(), publisher.notReadyBecause()) });
    health.add({
      name: 'directory',
      check: async () => {
        // Once read it is enough, whatever becomes of Postgres.
        if (directory.isLoaded()) return { ok: true };
        const because = await database.notReadyBecause();
        const detail = 'the department directory was not read yet';
        return { ok: false, detail: because === undefined ? detail : `${detail}. ${because}` };
      },
    });
  }

  static forRoot(options: IntakeOptions): DynamicModule {
    return {
      module: IntakeModule,
      imports: [DirectoryModule.forRoot()],
      providers: [
        { provide: INTAKE_OPTIONS, useValue: options },
        {
          provide: Publisher,
          inject: [LOGGER],
          useFactory: (logger: Logger) =>
            new Publisher({
              brokers: options.brokers,
              security: options.security,
              clientId: options.service,
              topic: options.topic,
              logger: messageFirst(logger),
            }),
        },
        {
          provide: LedgerLookup,
          inject: [Database],
          useFactory: (database: Database) => new LedgerLookup(database),
        },
        {
          provide: ImportJobs,
          inject: [Database, LOGGER],
          useFactory: (database: Database, logger: Logger) =>
            new ImportJobs(database, options.service, logger),
        },
        Departments,
        Intake,
        Imports,
        IntakeMetrics,
      ],
      exports: [Intake, Imports, INTAKE_OPTIONS],
    };
  }

  /** The port is closed by now, so nobody publishes any more. */
  async onApplicationShutdown(): Promise<void> {
    this.ledger.close();
    await this.publisher.close();
  }
}

function outcome(ok: boolean, detail: string | undefined): { ok: boolean; detail?: string } {
  return ok || detail === undefined ? { ok } : { ok, detail };
}
