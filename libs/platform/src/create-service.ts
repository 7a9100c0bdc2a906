import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from './create-logger.js';
import { HealthChecks } from './health-checks.js';
import { HealthModule } from './health-module.js';
import type { MetricsAccess } from './metrics/metrics-access.js';
import { MetricsModule } from './metrics/metrics-module.js';
import { Metrics } from './metrics/metrics.js';
import { NestLogger } from './nest-logger.js';
import { PRODUCTION } from './production.js';
import { ProblemFilter, type FaultTranslation } from './problem-filter.js';
import { ServiceAdapter } from './service-adapter.js';

/** Token under which every provider of a service can inject its pino logger. */
export const LOGGER = Symbol('wageledger:logger');

@Module({})
class ServiceRoot {}

export type ServiceOptions = {
  readonly logger: Logger;
  readonly translate?: FaultTranslation | undefined;
  /** How long a stopping service gives its clients to let their kept connections go; not at all unless told. */
  readonly lingerMs?: number;
  /** Refuses what only a developer's machine may have; not unless told. */
  readonly isProduction?: boolean;
  /** Who may read /metrics; nobody unless told. */
  readonly metricsAccess?: MetricsAccess;
  /** Takes the numbers; a new one of its own unless told. */
  readonly metrics?: Metrics;
};

/**
 * A service that does not listen yet: the module with health checks, logger, problem+json, limits and strict JSON
 * around it. `startService` starts it as a process; tests call `app.listen(0, '127.0.0.1')`.
 */
export async function createService(
  appModule: Type | DynamicModule,
  options: ServiceOptions,
): Promise<NestFastifyApplication> {
  const { logger, translate, lingerMs = 0, isProduction = false } = options;
  const { metricsAccess = { isLocal: false }, metrics = new Metrics() } = options;
  const root: DynamicModule = {
    module: ServiceRoot,
    global: true,
    imports: [HealthModule, MetricsModule.forRoot(metrics, metricsAccess), appModule],
    providers: [
      { provide: LOGGER, useValue: logger },
      { provide: PRODUCTION, useValue: isProduction },
    ],
    exports: [LOGGER, PRODUCTION],
  };
  const adapter = new ServiceAdapter(lingerMs, metrics, () => app.get(HealthChecks).stop());
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger: new NestLogger(logger),
    // A fault while modules are built is thrown to the caller; by default Nest would abort the process with a core dump.
    abortOnError: false,
    // The adapter brings its own parser; Nest's would let duplicate keys through.
    bodyParser: false,
  });
  app.useGlobalFilters(new ProblemFilter({ logger, routes: adapter.routes, translate }));
  return app;
}
