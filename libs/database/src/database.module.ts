import { type DynamicModule, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Database, type DatabaseOptions } from './database.js';

/** Provides one `Database` for the whole service and closes it last, after every transport has drained. */
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(Database) private readonly database: Database) {}

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
