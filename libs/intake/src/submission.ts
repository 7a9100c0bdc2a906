import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { actorOf, type Actor } from '#libs/auth';
import { traceparentOf } from '#libs/platform';

/** A request to a department's URL as it came in: nothing of it is checked yet but the token. */
export type Submission = {
  readonly actor: Actor;
  readonly params: unknown;
  readonly idempotencyKey: string | readonly string[] | undefined;
  readonly body: unknown;
  /** The trace that the request belongs to. */
  readonly traceparent?: string;
};

/** Gives a route its request as a `Submission`. */
export const Submitted = createParamDecorator((_: unknown, context: ExecutionContext): Submission => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  return {
    actor: actorOf(request),
    params: request.params,
    idempotencyKey: request.headers['idempotency-key'],
    body: request.body,
    traceparent: traceparentOf(request.trace),
  };
});
