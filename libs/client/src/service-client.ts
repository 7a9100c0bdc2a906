/*
 * A typed client of a service. In: its URL and a token. Out: openapi-fetch over the paths of the service's document.
 * Guaranteed: whatever is no success is thrown: ProblemError with code and faults, ForeignAnswerError, NoAnswerError; the
 * token goes to the named server only; nothing is sent twice.
 */
import createFetchClient, { type Client, type Middleware } from 'openapi-fetch';
import {
  ForeignAnswerError,
  NoAnswerError,
  ProblemError,
  type ProblemCode,
  type ProblemFault,
} from './refusals.js';

export type ClientOptions = {
  /** Base URL of the service, for example http://127.0.0.1:4600. */
  readonly url: string;
  /** The bearer token, or what gives one for each request; without one only public routes answer. */
  readonly token?: string | (() => string | Promise<string>) | undefined;
  /** How long an answer is waited for; one minute unless told, without end where it is infinite. */
  readonly timeoutMs?: number;
};

const timeoutDefaultMs = 60_000;

/** A client of the service whose document has these paths. */
export function serviceClient<Paths extends {}>({
  url,
  token,
  timeoutMs = timeoutDefaultMs,
}: ClientOptions): Client<Paths, `${string}/${string}`> {
  const client = createFetchClient<Paths, `${string}/${string}`>({
    baseUrl: url.replace(/\/+$/, ''),
    // A redirect would turn a POST into a GET, or show the token to another server.
    redirect: 'error',
    fetch: (request) => answered(request, timeoutMs),
  });
  client.use(authorizing(token), refusing);
  return client;
}

/** The body of the answer. Throws what the client throws, and ForeignAnswerError for a body that cannot be read. */
export async function answerOf<Body>(
  sent: Promise<{ readonly data?: Body; readonly response: Response }>,
): Promise<Body> {
  try {
    const { data } = await sent;
    return data as Body;
  } catch (fault) {
    // openapi-fetch reads the body of a success as JSON.
    throw fault instanceof SyntaxError ? new ForeignAnswerError(200, { cause: fault }) : fault;
  }
}

function authorizing(token: ClientOptions['token']): Middleware {
  return {
    async onRequest({ request }) {
      const given = typeof token === 'function' ? await token() : token;
      if (given !== undefined) request.headers.set('authorization', `Bearer ${given}`);
      return request;
    },
  };
}

const refusing: Middleware = {
  async onResponse({ response }) {
    if (response.ok || response.status === 304) return;
    throw problemOf(response, await response.text());
  },
};

async function answered(request: Request, timeoutMs: number): Promise<Response> {
  try {
    return await fetch(request, {
      signal: Number.isFinite(timeoutMs)
        ? AbortSignal.any([request.signal, AbortSignal.timeout(timeoutMs)])
        : request.signal,
    });
  } catch (fault) {
    // Who gives the request up knows why.
    if (request.signal.aborted) throw fault;
    const reason = reasonOf(fault);
    // Without a connection nothing was sent.
    throw new NoAnswerError(reason, !['ECONNREFUSED', 'ENOTFOUND'].includes(reason), { cause: fault });
  }
}

/** fetch says `fetch failed`; what happened to the connection stands in the cause. */
function reasonOf(fault: unknown): string {
  const { name, cause } = fault as { name?: unknown; cause?: { code?: unknown } };
  if (name === 'TimeoutError') return 'TIMEOUT';
  return typeof cause?.code === 'string' ? cause.code : 'UNKNOWN';
}

function problemOf({ status, headers }: Response, text: string): Error {
  const body = jsonOf(text);
  const { code, detail, errors } = body ?? {};
  if (typeof code !== 'string' || typeof detail !== 'string') return new ForeignAnswerError(status);
  const seconds = /^\d{1,9}$/.exec(headers.get('retry-after') ?? '')?.[0];
  return new ProblemError({
    status,
    code: code as ProblemCode,
    detail,
    errors: Array.isArray(errors) ? (errors as readonly ProblemFault[]) : [],
    retryAfterSeconds: seconds === undefined ? undefined : Number.parseInt(seconds, 10),
  });
}

function jsonOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
