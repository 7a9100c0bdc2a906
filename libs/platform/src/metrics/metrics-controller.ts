import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Describe } from '../operation.js';
import { Public } from '../public-route.js';
import { MetricsGuard } from './metrics-access.js';
import { Metrics } from './metrics.js';

/** /metrics: the numbers of this service, for Prometheus. Open to no person's token, but guarded (see metrics-access.ts). */
@Public()
@UseGuards(MetricsGuard)
@Controller()
export class MetricsController {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  @Get('metrics')
  @Describe({
    id: 'readMetrics',
    summary: 'The numbers of this service, in the text form of Prometheus',
    description: 'Guarded by a secret of the scraper, not by tokens of people.',
    answers: { 200: { is: 'The numbers.', schema: z.string(), contentType: 'text/plain', isSent: true } },
    codes: ['TOKEN_MISSING', 'TOKEN_INVALID'],
  })
  async read(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.text();
    await reply.type(this.metrics.contentType).send(text);
  }
}
