import { hostname } from 'node:os';
import { Module, type DynamicModule } from '@nestjs/common';
import { Database, DatabaseModule } from '#libs/database';
import { BatchApplier, LedgerPositions, PeriodProjection } from '#libs/ledger';
import type { PayrollConsumerConfig } from './config.js';
import { PeriodRoller, TIME_ZONE } from './period-roller.js';
import { salaryUpdatesController } from './salary-updates.controller.js';

/** payroll-consumer: the log goes to the ledger, each update once. */
@Module({})
export class AppModule {
  static forRoot({ databaseUrl, groupId, timeZone, topic }: PayrollConsumerConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule.forRoot({
          url: databaseUrl,
          applicationName: 'payroll-consumer',
          poolSize: 6,
          // Shorter than the group's session: a frozen owner's locks are gone before its successor needs them.
          lockTimeoutMs: 5_000,
          idleInTransactionTimeoutMs: 8_000,
        }),
      ],
      controllers: [salaryUpdatesController(topic.name)],
      providers: [
        {
          provide: LedgerPositions,
          inject: [Database],
          useFactory: (database: Database) =>
            new LedgerPositions(database, groupId, `${hostname()}/${process.pid}`),
        },
        {
          provide: BatchApplier,
          inject: [Database, LedgerPositions],
          useFactory: (database: Database, positions: LedgerPositions) =>
            new BatchApplier(database, positions),
        },
        {
          provide: PeriodProjection,
          inject: [Database],
          useFactory: (database: Database) => new PeriodProjection(database),
        },
        { provide: TIME_ZONE, useValue: timeZone },
        PeriodRoller,
      ],
    };
  }
}
