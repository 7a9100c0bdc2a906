/*
 * In: every request, before its body is read. Out: nothing, or a Problem RATE_LIMITED with Retry-After; RateLimit-* headers
 * on either. Guaranteed: who has a good token is counted by it alone, so that nobody can use up the requests of another
 * by naming them or by sitting behind the same proxy; everybody else is counted by address. Counts are those of this
 * process, a minute at a time; health routes are not counted.
 */
import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** Requests a minute; 0 is no limit. */
export type RateLimits = {
  /** Of one client, as its token names it. */
  readonly perClient: number;
  /** Of one address without a token that is accepted. */
  readonly perAddress: number;
};

/** Whom the token of a request names; undefined where it has none that is accepted. Never rejects. */
export type ClientNaming = (request: FastifyRequest) => Promise<string | undefined>;

/** Token under which a service provides its `ClientNaming`. */
export const CLIENT_NAMING = Symbol('wageledger:client-naming');

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route takes any number of requests. */
    isUnlimited?: boolean;
  }
}

const windowMs = 60_000;
/** Some 200 bytes each; the least recently seen are forgotten. */
const keysMax = 10_000;
const clientPrefix = 'client ';

/** Counts every request from now on; before any route is registered. */
export async function limitRequests(
  instance: FastifyInstance,
  limits: RateLimits,
  clientOf: ClientNaming,
): Promise<void> {
  const limitOf = (key: string): number =>
    key.startsWith(clientPrefix) ? limits.perClient : limits.perAddress;
  await instance.register(rateLimit, {
    global: false,
    enableDraftSpec: true,
    timeWindow: windowMs,
    cache: keysMax,
    max: (_request, key) => limitOf(key),
    allowList: (_request, key) => limitOf(key) === 0,
    keyGenerator: async (request) => {
      const client = await clientOf(request);
      // Of an IPv6 address the network: one customer has 2^64 of them.
      return client === undefined ? normalizeIP(request.ip, 64) : `${clientPrefix}${client}`;
    },
    errorResponseBuilder: (_request, { max }) => rateLimited(max),
  });
  const count = instance.rateLimit();
  instance.addHook('onRequest', async function (request, reply) {
    if (request.routeOptions.config.isUnlimited !== true) await count.call(this, request, reply);
  });
}

function rateLimited(max: number): Problem {
  return new Problem('RATE_LIMITED', {
    detail: `More than ${max} requests in a minute. Nothing of this one was done; send it again after Retry-After. Many updates go faster as one import.`,
    // The body is not read, so the connection cannot go on.
    headers: { connection: 'close' },
  });
}
