import type { Type } from '@nestjs/common';
import { HealthController } from './health-controller.js';
import { MetricsController } from './metrics/metrics-controller.js';

/** The controllers that every service has; their routes stand in every document. */
export const platformControllers: readonly Type[] = [HealthController, MetricsController];
