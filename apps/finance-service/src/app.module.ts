import { Module, type DynamicModule } from '@nestjs/common';
import { ApiModule } from '#libs/api';
import { AuthModule } from '#libs/auth';
import { DatabaseModule } from '#libs/database';
import { IntakeModule, UPDATE_OUTCOMES } from '#libs/intake';
import { OutcomeWatch, PayModule } from '#libs/pay';
import { failpointOf } from '#libs/platform';
import { api } from './api.js';
import type { FinanceServiceConfig } from './config.js';

/** finance-service: what Finance submits goes to the log. */
@Module({})
export class AppModule {
  static forRoot({
    auth,
    brokers,
    security,
    databaseUrl,
    payrollUrl,
    topic,
    groupId,
    failpoints,
  }: FinanceServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ApiModule.forRoot(api),
        AuthModule.forRoot(auth),
        DatabaseModule.forRoot({
          url: databaseUrl,
          applicationName: 'finance-service',
          poolSize: 4,
          statementTimeoutMs: 2_000,
        }),
        PayModule.forRoot({ groupId, topic }),
        IntakeModule.forRoot({
          service: 'finance-service',
          brokers,
          security,
          topic,
          payrollUrl,
          failpoint: failpointOf(failpoints),
        }),
      ],
      controllers: [...api.controllers],
      providers: [{ provide: UPDATE_OUTCOMES, useExisting: OutcomeWatch }],
    };
  }
}
