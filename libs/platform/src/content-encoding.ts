import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/**
 * Throws `Problem` CONTENT_TYPE_UNSUPPORTED where the body is compressed: a megabyte of it can be a gigabyte, and what a
 * proxy unpacks on the way is no longer what was checked here.
 */
export function requirePlainBody({ headers }: Pick<FastifyRequest, 'headers'>): void {
  const encoding = headers['content-encoding'];
  if (encoding === undefined || encoding.trim().toLowerCase() === 'identity') return;
  throw new Problem('CONTENT_TYPE_UNSUPPORTED', {
    detail: 'Send the body as it is, without Content-Encoding.',
    // RFC 9110, 12.5.3: what would be taken. The rest of the body is not read, so the connection cannot go on.
    headers: { 'accept-encoding': 'identity', connection: 'close' },
  });
}
