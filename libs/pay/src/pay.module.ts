import { Inject, Module, type DynamicModule, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '#libs/database';
import { DepartmentPayReader } from './department-pay-reader.js';
import { EmployeePayReader } from './employee-pay-reader.js';
import { PositionWatch, type LedgerScope } from './position-watch.js';
import { RejectedRecordReader } from './rejected-record-reader.js';
import { UpdateReader } from './update-reader.js';

/** Provides the readers of the books; needs `Database` in scope. */
@Module({})
export class PayModule implements OnModuleDestroy {
  constructor(@Inject(PositionWatch) private readonly watch: PositionWatch) {}

  static forRoot(scope: LedgerScope): DynamicModule {
    const read = [Database, PositionWatch];
    const providers = [
      {
        provide: PositionWatch,
        inject: [Database],
        useFactory: (database: Database) => new PositionWatch(database, scope),
      },
      {
        provide: EmployeePayReader,
        inject: read,
        useFactory: (database: Database, watch: PositionWatch) =>
          new EmployeePayReader(database, watch, scope),
      },
      {
        provide: DepartmentPayReader,
        inject: read,
        useFactory: (database: Database, watch: PositionWatch) => new DepartmentPayReader(database, watch),
      },
      {
        provide: UpdateReader,
        inject: read,
        useFactory: (database: Database, watch: PositionWatch) => new UpdateReader(database, watch, scope),
      },
      {
        provide: RejectedRecordReader,
        inject: [Database],
        useFactory: (database: Database) => new RejectedRecordReader(database, scope.topic),
      },
    ];
    return { module: PayModule, providers, exports: providers.map(({ provide }) => provide) };
  }

  /** Whoever still waits for a record is told that it is not applied yet. */
  onModuleDestroy(): void {
    this.watch.close();
  }
}
