import type { FastifyReply } from 'fastify';
import type { Problem } from './problem.js';
import { securityHeaders } from './security-headers.js';

/** Answers with a problem as application/problem+json. */
export function sendProblem(reply: FastifyReply, problem: Problem): void {
  void reply
    .status(problem.status)
    .headers({ ...securityHeaders, ...problem.headers })
    .type('application/problem+json; charset=utf-8')
    // Text, because Nest and Fastify would put application/json on an object that is sent with an error status.
    .send(JSON.stringify(problem.toBody()));
}
