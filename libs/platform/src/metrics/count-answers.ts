import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Metrics } from './metrics.js';

const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * The hook that counts answers and how long they took, by method, status and the pattern of the route: never by the URL,
 * which names employees and departments, and of which there is no end.
 */
export function countAnswers(
  metrics: Metrics,
): (request: FastifyRequest, reply: FastifyReply, done: () => void) => void {
  const durations = metrics.labelledHistogram(
    {
      name: 'wageledger_http_request_duration_seconds',
      help: 'From the request line to the end of the answer, by method, route and status.',
    },
    ['method', 'route', 'status'],
    buckets,
  );
  return ({ method, routeOptions }, reply, done) => {
    const route = routeOptions.url ?? 'unknown';
    durations.observe({ method, route, status: reply.statusCode }, reply.elapsedTime / 1_000);
    done();
  };
}
