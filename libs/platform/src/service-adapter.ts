/*
 * The HTTP side every service shares: limits, strict JSON, problem+json also for what Node refuses before Fastify
 * sees it, and a drain. On shutdown the port closes first, requests under way get their answer (drain.ts), and
 * only then are modules destroyed: otherwise the publisher would disconnect under a request that has no answer yet.
 */
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { parseStrictJson } from '#libs/contracts';
import { Drain } from './drain.js';
import { countAnswers } from './metrics/count-answers.js';
import type { Metrics } from './metrics/metrics.js';
import { problemOfFault } from './problem-of-fault.js';
import { boundUpload, streamedTypes } from './streamed-body.js';
import { Problem } from './problem.js';
import { followTrace } from './trace-context.js';
import { RouteTable } from './route-table.js';
import { sendProblem } from './send-problem.js';

const bodyLimitBytes = 1024 * 1024;

/** Nest's Fastify adapter with the product's limits, body parser and drain; see the head of the file. */
export class ServiceAdapter extends FastifyAdapter {
  readonly routes = new RouteTable();
  private readonly drain: Drain;
  private readonly stopping = new AbortController();

  /** `lingerMs`: how long clients have to give their kept connections up before the port closes. */
  constructor(
    lingerMs: number,
    metrics: Metrics,
    private readonly onDrain: () => void,
  ) {
    super({
      bodyLimit: bodyLimitBytes,
      // Node's own bound knows no exception, and a large file takes longer; `boundUpload` sets one for every other body.
      requestTimeout: 0,
      trustProxy: false,
      // Without it an open event stream keeps app.close() waiting for ever.
      forceCloseConnections: true,
      clientErrorHandler: answerClientFault,
      // The router refuses some URLs before any filter is in charge.
      frameworkErrors: (fault: Error, _request: unknown, reply: unknown) =>
        sendProblem(
          reply as FastifyReply,
          problemOfFault(fault) ?? new Problem('REQUEST_MALFORMED', { cause: fault }),
        ),
    });
    const instance = this.getInstance();
    this.drain = new Drain(instance.server, lingerMs);
    instance.decorateRequest('trace');
    instance.addHook('onRequest', followTrace);
    instance.addHook('onRoute', (route) => this.routes.add(route.method, route.url));
    instance.addHook('onRequest', (_request: FastifyRequest, reply: FastifyReply, done: () => void) => {
      this.admit(reply);
      done();
    });
    instance.addHook('onResponse', countAnswers(metrics));
    instance.decorate('stopping', this.stopping.signal);
    instance.addHook('onRequest', boundUpload());
    // When the answer goes out and not when the request came in: a long request outlives the moment of the signal.
    instance.addHook('onSend', (_request: FastifyRequest, reply: FastifyReply, payload: unknown, done) => {
      if (this.drain.isDraining) void reply.header('connection', 'close');
      done(null, payload);
    });
    instance.removeAllContentTypeParsers();
    instance.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
      const parsed = parseStrictJson(body as Buffer);
      if (parsed.ok) done(null, parsed.value);
      else
        done(
          new Problem('BODY_NOT_JSON', { detail: `The body cannot be read: ${parsed.reason}.` }),
          undefined,
        );
    });
    instance.addContentTypeParser([...streamedTypes], (request, body, done) => {
      if (request.routeOptions.config.streamsBody === true) done(null, body);
      else done(new Problem('CONTENT_TYPE_UNSUPPORTED', { detail: 'This route takes application/json.' }));
    });
  }

  /** Nest calls this first on shutdown and awaits what it gives: the port closes, and requests under way are waited for. */
  override beforeClose(): unknown {
    super.beforeClose();
    if (!this.getInstance().server.listening || this.drain.isDraining) return undefined;
    this.onDrain();
    // Uploads and event streams end by themselves when they hear of it; without that they would be cut off.
    this.stopping.abort();
    return this.drain.end();
  }

  private admit(reply: FastifyReply): void {
    this.drain.requestBegan();
    void reply.headers({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
    reply.raw.once('close', () => this.drain.requestEnded());
  }
}

/** Answers what Node's HTTP parser refuses (bad syntax, a header above 16 KiB, a request that never ends). */
function answerClientFault(fault: Error & { code?: string }, socket: Socket): void {
  if (fault.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const problem = problemOfClientFault(fault.code);
  const body = JSON.stringify(problem.toBody());
  socket.end(
    `HTTP/1.1 ${problem.status} Refused\r\nContent-Type: application/problem+json; charset=utf-8\r\n` +
      `Cache-Control: no-store\r\nConnection: close\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

function problemOfClientFault(code: string | undefined): Problem {
  if (code === 'HPE_HEADER_OVERFLOW')
    return new Problem('HEADERS_TOO_LARGE', { detail: 'The request line and headers exceed 16 KiB.' });
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return new Problem('REQUEST_TIMEOUT', { detail: 'The request did not arrive in time.' });
  return new Problem('REQUEST_MALFORMED', { detail: 'The request cannot be read as HTTP.' });
}
