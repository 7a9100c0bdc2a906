import { Global, Module } from '@nestjs/common';
import { HealthChecks } from './health-checks.js';
import { HealthController } from './health-controller.js';

/** Serves /livez and /readyz and provides `HealthChecks` everywhere; `createService` imports it for every service. */
@Global()
@Module({ controllers: [HealthController], providers: [HealthChecks], exports: [HealthChecks] })
export class HealthModule {}
