/*
 * Who may read /metrics: whoever has the secret WAGELEDGER_METRICS_TOKEN, as `Authorization: Bearer …`. Where the service
 * runs on a developer's machine (WAGELEDGER_MODE=local), also whoever asks from that machine; never so in production, where
 * a proxy on the same machine would let everybody in. Not a token of a person: scrapers ask for years, and payroll-consumer
 * knows no people.
 */
import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from '../loopback.js';
import { Problem } from '../problem.js';

/** Token of `MetricsAccess`. */
export const METRICS_ACCESS = Symbol('wageledger:metrics-access');

/** `token` undefined and not local: nobody may. */
export type MetricsAccess = { readonly token?: string | undefined; readonly isLocal: boolean };

/** Guards the route; see the head of the file. */
@Injectable()
export class MetricsGuard implements CanActivate {
  constructor(@Inject(METRICS_ACCESS) private readonly access: MetricsAccess) {}

  canActivate(context: ExecutionContext): boolean {
    const { ip, headers } = context.switchToHttp().getRequest<FastifyRequest>();
    if (this.access.isLocal && isLoopback(ip)) return true;
    const given = /^Bearer +([^\s]+) *$/i.exec(headers.authorization ?? '')?.[1];
    if (given !== undefined && this.access.token !== undefined && isSame(given, this.access.token))
      return true;
    throw new Problem(given === undefined ? 'TOKEN_MISSING' : 'TOKEN_INVALID', {
      detail: 'Send Authorization: Bearer with the secret that WAGELEDGER_METRICS_TOKEN gives this service.',
      headers: { 'www-authenticate': 'Bearer realm="wageledger-metrics"' },
    });
  }
}

/** Hashed first, so that neither the length nor the first wrong character shows in the time of the answer. */
function isSame(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}
