import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { answers } from '#libs/contracts';
import { HealthChecks, type HealthReport, type LivenessReport } from './health-checks.js';
import { Describe } from './operation.js';
import { Public } from './public-route.js';

/** /livez: the event loop turns, and nothing is broken that only a new process mends. /readyz: everything the service needs is there, or which part is not. */
@Public()
@Controller()
export class HealthController {
  constructor(@Inject(HealthChecks) private readonly checks: HealthChecks) {}

  @Get('livez')
  @Describe({
    id: 'livez',
    summary: 'Whether the process works',
    description: 'Dead is what a new process mends, never what another server decides.',
    answers: {
      200: { is: 'It works.', schema: answers.liveness },
      503: { is: 'Restart it.', schema: answers.liveness },
    },
  })
  async live(@Res({ passthrough: true }) reply: FastifyReply): Promise<LivenessReport> {
    const report = await this.checks.liveness();
    reply.status(report.status === 'alive' ? 200 : 503);
    return report;
  }

  @Get('readyz')
  @Describe({
    id: 'readyz',
    summary: 'Whether everything the service needs is there',
    answers: {
      200: { is: 'Send it requests.', schema: answers.readiness },
      503: { is: 'Send requests elsewhere; `checks` says what is missing.', schema: answers.readiness },
    },
  })
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<HealthReport> {
    const report = await this.checks.report();
    reply.status(report.status === 'ready' ? 200 : 503);
    return report;
  }
}
