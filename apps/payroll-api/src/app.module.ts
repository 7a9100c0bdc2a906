import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { Database, DatabaseModule } from '#libs/database';
import { DepartmentDirectory, DirectoryModule } from '#libs/directory';
import { PayModule, PositionWatch } from '#libs/pay';
import { HealthChecks } from '#libs/platform';
import type { PayrollApiConfig } from './config.js';
import { DepartmentsController, TOPIC_PARTITIONS } from './departments.controller.js';
import { PayController } from './pay.controller.js';
import { RejectedRecordsController } from './rejected-records.controller.js';
import { UpdatesController } from './updates.controller.js';

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
      check: async () => outcome(await database.isReady(), 'Postgres does not answer'),
    });
    health.add({
      name: 'directory',
      check: () => outcome(directory.isLoaded(), 'the department directory was not read yet'),
    });
    health.add({ name: 'positions', check: () => watch.positions().then(() => ({ ok: true })) });
  }

  static forRoot({ auth, databaseUrl, scope, topicPartitions }: PayrollApiConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AuthModule.forRoot(auth),
        DatabaseModule.forRoot({ url: databaseUrl, applicationName: 'payroll-api', poolSize: 10 }),
        DirectoryModule.forRoot(),
        PayModule.forRoot(scope),
      ],
      controllers: [DepartmentsController, PayController, UpdatesController, RejectedRecordsController],
      providers: [{ provide: TOPIC_PARTITIONS, useValue: topicPartitions }],
    };
  }
}

function outcome(ok: boolean, detail: string): { ok: boolean; detail?: string } {
  return ok ? { ok } : { ok, detail };
}
