import { Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Problem, PUBLIC_ROUTE } from '#libs/platform';
import type { Role } from './actor.js';
import { rememberActor } from './actor-of-request.js';
import { ALLOWED_ROLES } from './allow.js';
import { bearerOf } from './bearer-of.js';
import { TokenVerifier } from './token-verifier.js';

/** Lets a request pass where its route is public, or where its token is accepted and has one of the route's roles. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(TokenVerifier) private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const places = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, places) === true) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.verifier.verify(demandedBearer(request.headers.authorization));
    const allowed =
      this.reflector.getAllAndOverride<readonly Role[] | undefined>(ALLOWED_ROLES, places) ?? [];
    if (!allowed.some((role) => actor.roles.includes(role))) throw roleNotAllowed(allowed);
    rememberActor(request, actor);
    return true;
  }
}

function demandedBearer(header: string | undefined): string {
  const token = bearerOf(header);
  if (token !== undefined) return token;
  throw new Problem('TOKEN_MISSING', {
    detail: 'Send the header Authorization: Bearer <token>.',
    headers: { 'www-authenticate': 'Bearer realm="wageledger"' },
  });
}

function roleNotAllowed(allowed: readonly Role[]): Problem {
  return new Problem('ROLE_NOT_ALLOWED', {
    detail: `This needs the role ${allowed.join(' or ') || 'of a rule that this route does not have'}.`,
    headers: { 'www-authenticate': 'Bearer realm="wageledger", error="insufficient_scope"' },
  });
}
