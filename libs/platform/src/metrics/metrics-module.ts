import { Inject, Module, type DynamicModule } from '@nestjs/common';
import { HealthChecks } from '../health-checks.js';
import { METRICS_ACCESS, type MetricsAccess } from './metrics-access.js';
import { MetricsController } from './metrics-controller.js';
import { Metrics } from './metrics.js';

/** Serves /metrics and provides `Metrics` everywhere; `createService` imports it for every service. */
@Module({})
export class MetricsModule {
  constructor(@Inject(Metrics) metrics: Metrics, @Inject(HealthChecks) health: HealthChecks) {
    metrics.gauge(
      {
        name: 'wageledger_check_ok',
        help: 'What /readyz says: 1 where the check is well, 0 where something is missing.',
      },
      async () => {
        const { checks } = await health.report();
        return Object.entries(checks).map(([check, { ok }]) => ({ labels: { check }, value: Number(ok) }));
      },
    );
  }

  static forRoot(metrics: Metrics, access: MetricsAccess): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      controllers: [MetricsController],
      providers: [
        { provide: Metrics, useValue: metrics },
        { provide: METRICS_ACCESS, useValue: access },
      ],
      exports: [Metrics],
    };
  }
}
