import { Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Database } from '#libs/database';
import { DepartmentDirectory, type DirectoryTiming } from './department-directory.js';
import { DepartmentVersions } from './department-versions.js';

/** Provides `DepartmentDirectory` (cached reads) and `DepartmentVersions` (writes, pages); needs `Database` in scope. */
@Module({})
export class DirectoryModule implements OnApplicationShutdown {
  constructor(@Inject(DepartmentDirectory) private readonly directory: DepartmentDirectory) {}

  static forRoot(timing: DirectoryTiming = {}): DynamicModule {
    return {
      module: DirectoryModule,
      providers: [
        {
          provide: DepartmentDirectory,
          inject: [Database],
          useFactory: (database: Database) => new DepartmentDirectory(database, timing),
        },
        {
          provide: DepartmentVersions,
          inject: [Database],
          useFactory: (database: Database) => new DepartmentVersions(database),
        },
      ],
      exports: [DepartmentDirectory, DepartmentVersions],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.directory.close();
  }
}
