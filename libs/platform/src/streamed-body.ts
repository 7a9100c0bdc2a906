// Routes whose body is a file of any length, and the bound on every other body.
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';
import { sendProblem } from './send-problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route gets its body as a stream, of any length, and bounds the wait for it by itself. */
    streamsBody?: boolean;
  }
  interface FastifyInstance {
    readonly stopping: AbortSignal;
  }
}

/** Content types that arrive as a stream, at routes that say so. */
export const streamedTypes = ['application/x-ndjson', 'text/csv'] as const;

const bodyWithinMs = 60_000;

/** A hook: a body that has not arrived within a minute is answered with 408, so that slow senders hold no connections. */
export function boundUpload(withinMs = bodyWithinMs) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    const { raw } = request;
    const hasBody =
      raw.headers['transfer-encoding'] !== undefined || Number(raw.headers['content-length'] ?? 0) > 0;
    if (hasBody && request.routeOptions.config.streamsBody !== true) {
      const late = (): void => {
        if (reply.sent) return;
        sendProblem(
          reply,
          new Problem('REQUEST_TIMEOUT', {
            detail: `The body did not arrive within ${withinMs / 1_000} s.`,
            headers: { connection: 'close' },
          }),
        );
      };
      const timer = setTimeout(late, withinMs).unref();
      const clear = (): void => clearTimeout(timer);
      raw.once('end', clear).once('close', clear);
    }
    done();
  };
}
