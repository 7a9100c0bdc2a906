import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { map, type Observable } from 'rxjs';

/**
 * A strong ETag over the answer's bytes, and 304 without a body where the caller has those already (If-None-Match).
 * The answer is read in full all the same: what is saved is the way, and the caller's work.
 */
@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        const etag = etagOf(JSON.stringify(answer));
        void reply.header('etag', etag);
        if (!isHeld(etag, request.headers['if-none-match'])) return answer;
        void reply.status(304);
        return undefined;
      }),
    );
  }
}

function etagOf(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url')}"`;
}

/** If-None-Match compares weakly (RFC 9110): proxies that compress turn a tag into W/"…". */
function isHeld(etag: string, ifNoneMatch: string | undefined): boolean {
  const held = (ifNoneMatch ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held.includes(etag) || held.includes('*');
}
