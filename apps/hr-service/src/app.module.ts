import { Module, type DynamicModule } from '@nestjs/common';
import { AuthModule } from '#libs/auth';
import { DatabaseModule } from '#libs/database';
import { DecisionsController, IntakeModule, UPDATE_OUTCOMES } from '#libs/intake';
import { OutcomeWatch, PayModule } from '#libs/pay';
import { failpointOf } from '#libs/platform';
import type { HrServiceConfig } from './config.js';
import { EmployeesController } from './employees.controller.js';
import { ImportsController } from './imports.controller.js';

/** hr-service: what Human Resources submits goes to the log. */
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
  }: HrServiceConfig): DynamicModule {
    return {
      module: AppModule,
      imports: [
        AuthModule.forRoot(auth),
        DatabaseModule.forRoot({
          url: databaseUrl,
          applicationName: 'hr-service',
          poolSize: 4,
          statementTimeoutMs: 2_000,
        }),
        PayModule.forRoot({ groupId, topic }),
        IntakeModule.forRoot({
          service: 'hr-service',
          brokers,
          security,
          topic,
          payrollUrl,
          failpoint: failpointOf(failpoints),
        }),
      ],
      controllers: [EmployeesController, DecisionsController, ImportsController],
      providers: [{ provide: UPDATE_OUTCOMES, useExisting: OutcomeWatch }],
    };
  }
}
