import { Controller, Get, Inject, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { HealthChecks, type HealthReport, type LivenessReport } from './health-checks.js';
import { Public } from './public-route.js';

/** /livez: the event loop turns, and nothing is broken that only a new process mends. /readyz: everything the service needs is there, or which part is not. */
@Public()
@Controller()
export class HealthController {
  constructor(@Inject(HealthChecks) private readonly checks: HealthChecks) {}

  @Get('livez')
  @RouteConfig({ isUnlimited: true })
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<LivenessReport> {
    const report = await this.checks.liveness();
    reply.status(report.status === 'alive' ? 200 : 503);
    return report;
  }

  @Get('readyz')
  @RouteConfig({ isUnlimited: true })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.checks.report();
    reply.status(report.status === 'ready' ? 200 : 503);
    return report;
  }
}
