import { Inject, Module, type DynamicModule, type Provider } from '@nestjs/common';
import { ApiModule } from '#libs/api';
import { AuthModule } from '#libs/auth';
import { Database, DatabaseModule } from '#libs/database';
import { DepartmentDirectory, DirectoryModule } from '#libs/directory';
import { PartitionDesk, RejectedDesk, RuleDesk } from '#libs/ledger';
import { PayModule, PositionWatch } from '#libs/pay';
import { HealthChecks, LOGGER, Metrics, type Logger } from '#libs/platform';
import { api } from './api.js';
import type { PayrollApiConfig } from './config.js';
import { TOPIC_PARTITIONS } from './departments.controller.js';
import { LogEnds } from './log-ends.js';
import { KnownBasis } from './known-basis.js';
import { Today } from './today.js';
import { UpdateLog } from './update-log.js';

/** payroll-api: what the books say, over REST. Ready means: Postgres answers, the directory and the positions are read. */
@Module({})
export class AppModule {
  constructor(
    @Inject(HealthChecks) health: HealthChecks,
    @Inject(Database) database: Database,
    @Inject(DepartmentDirectory) directory: DepartmentDirectory,
    @Inject(PositionWatch) watch: PositionWatch,
  ) {
    health.add({
      name: 'postgres',
      check: async () => {
        const because = await database.notReadyBecause();
        return outcome(because === undefined, because ?? '');
      },
    });
    health.add({
      name: 'directory',
      check: () => outcome(directory.isLoaded(), 'the department directory was not read yet'),
    });
    health.add({ name: 'positions', check: () => watch.positions().then(() => ({ ok: true })) });
  }

  static forRoot(config: PayrollApiConfig): DynamicModule {
    const { auth, databaseUrl, scope } = config;
    return {
      module: AppModule,
      imports: [
        ApiModule.forRoot(api),
        AuthModule.forRoot(auth),
        DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'payroll-api', poolSize: 10 }),
        DirectoryModule.forRoot(),
        PayModule.forRoot(scope),
      ],
      controllers: [...api.controllers],
      providers: providersOf(config),
    };
  }
}

function providersOf({ brokers, security, scope, timeZone, topicPartitions }: PayrollApiConfig): Provider[] {
  return [
    { provide: TOPIC_PARTITIONS, useValue: topicPartitions },
    {
      provide: UpdateLog,
      inject: [LOGGER, Metrics],
      useFactory: (logger: Logger, metrics: Metrics) =>
        new UpdateLog({ brokers, security }, scope.topic, logger, metrics),
    },
    { provide: Today, useValue: new Today(timeZone) },
    { provide: LogEnds, useValue: new LogEnds({ brokers, security }, scope.topic) },
    {
      provide: KnownBasis,
      inject: [PositionWatch, LogEnds],
      useFactory: (watch: PositionWatch, log: LogEnds) => new KnownBasis(watch, log),
    },
    {
      provide: PartitionDesk,
      inject: [Database],
      useFactory: (database: Database) => new PartitionDesk(database, scope),
    },
    {
      provide: RuleDesk,
      inject: [Database],
      useFactory: (database: Database) => new RuleDesk(database, timeZone),
    },
    {
      provide: RejectedDesk,
      inject: [Database, UpdateLog],
      useFactory: (database: Database, log: UpdateLog) =>
        new RejectedDesk(database, (record) => log.publish(record)),
    },
  ];
}

function outcome(ok: boolean, detail: string): { ok: boolean; detail?: string } {
  return ok ? { ok } : { ok, detail };
}
