import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { Logger } from './create-logger.js';
import { problemOfFault } from './problem-of-fault.js';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';
import type { RouteTable } from './route-table.js';

/** Turns a fault that a service knows (a database that is away, for instance) into a problem; undefined for others. */
export type FaultTranslation = (fault: unknown) => Problem | undefined;

type FilterOptions = {
  readonly logger: Logger;
  readonly routes: RouteTable;
  readonly translate?: FaultTranslation | undefined;
};

/**
 * Every refusal and every fault leaves as application/problem+json. What nobody foresaw leaves as INTERNAL with a
 * reference id; the same id is logged with the stack, which never leaves the process.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly options: FilterOptions) {}

  catch(fault: unknown, host: ArgumentsHost): void {
    // Only requests have an answer to give; a fault of a Kafka batch belongs to its transport.
    if (host.getType() !== 'http') throw fault;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = this.refined(
      problemOfFault(fault) ?? this.options.translate?.(fault) ?? this.internal(fault, request),
      request,
    );
    if (reply.sent) return;
    sendProblem(reply, problem);
  }

  private refined(problem: Problem, request: FastifyRequest): Problem {
    if (problem.code !== 'ROUTE_UNKNOWN') return problem;
    const allowed = this.options.routes.methodsFor(request.url);
    if (allowed.length === 0 || allowed.includes(request.method))
      return new Problem('ROUTE_UNKNOWN', { detail: 'There is nothing at this URL.' });
    return new Problem('METHOD_NOT_ALLOWED', {
      detail: `This URL takes ${allowed.join(', ')}.`,
      headers: { allow: allowed.join(', ') },
    });
  }

  private internal(fault: unknown, request: FastifyRequest): Problem {
    const reference = randomUUID();
    const route = request.routeOptions?.url;
    const { traceId } = request.trace;
    this.options.logger.error(
      { err: fault, reference, traceId, method: request.method, route },
      'request failed',
    );
    return new Problem('INTERNAL', {
      detail: `The request failed for a reason inside the service. Quote the reference ${reference} when you report it.`,
    });
  }
}
