import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#libs/database';
import { AccrualReader } from './accrual-reader.js';
import { ChangeFeed } from './change-feed.js';
import { CompanyTotalsReader } from './company-totals-reader.js';
import { DepartmentPayReader } from './department-pay-reader.js';
import { EmployeePayReader } from './employee-pay-reader.js';
import { EmployeeProfiles } from './employee-profiles.js';
import { EmployeeReader } from './employee-reader.js';
import { EmployeeSearch } from './employee-search.js';
import { HeldUpdatesReader } from './held-updates-reader.js';
import { OutcomeWatch } from './outcome-watch.js';
import { PayRunDesk } from './pay-run-desk.js';
import { PayRunReader } from './pay-run-reader.js';
import { PositionWatch, type LedgerScope } from './position-watch.js';
import { RejectedRecordReader } from './rejected-record-reader.js';
import { RetroReader } from './retro-reader.js';
import { UpdateReader } from './update-reader.js';

/** Those whose answers name the state of the books. */
const readers = [
  AccrualReader,
  ChangeFeed,
  CompanyTotalsReader,
  DepartmentPayReader,
  EmployeePayReader,
  EmployeeReader,
  PayRunDesk,
  RetroReader,
  UpdateReader,
];

/** Those whose answers do not. */
const topicReaders = [
  EmployeeProfiles,
  EmployeeSearch,
  HeldUpdatesReader,
  PayRunReader,
  RejectedRecordReader,
];

/** Provides the readers of the books; needs `Database` in scope. */
@Module({})
export class PayModule implements OnModuleDestroy {
  constructor(@Inject(PositionWatch) private readonly watch: PositionWatch) {}

  static forRoot(scope: LedgerScope): DynamicModule {
    const providers = [
      {
        provide: PositionWatch,
        inject: [Database],
        useFactory: (database: Database) => new PositionWatch(database, scope),
      },
      ...readers.map((Reader) => ({
        provide: Reader,
        inject: [Database, PositionWatch],
        useFactory: (database: Database, watch: PositionWatch) => new Reader(database, watch, scope),
      })),
      ...topicReaders.map((Reader) => ({
        provide: Reader,
        inject: [Database],
        useFactory: (database: Database) => new Reader(database, scope.topic),
      })),
      {
        provide: OutcomeWatch,
        inject: [Database, PositionWatch, UpdateReader, EmployeePayReader],
        useFactory: (
          database: Database,
          watch: PositionWatch,
          updates: UpdateReader,
          pays: EmployeePayReader,
        ) => new OutcomeWatch(database, watch, updates, pays),
      },
    ];
    return { module: PayModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  /** Whoever still waits for a record is told that it is not applied yet. */
  onModuleDestroy(): void {
    this.watch.close();
  }
}
