import type { FastifyRequest } from 'fastify';

/** Aborted once the service begins to stop: an answer that would go on for longer ends itself then. */
export function stoppingOf(request: FastifyRequest): AbortSignal {
  return request.server.stopping;
}
