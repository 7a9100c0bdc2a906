import {
  createParamDecorator,
  SetMetadata,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import type { Actor, Role } from './actor.js';
import { actorOf } from './actor-of-request.js';

/** Metadata key of the roles that may use a route. */
export const ALLOWED_ROLES = 'wageledger:allowed-roles';

/** Names the roles that may use a route (or every route of a controller); one of them is enough. */
export const Allow = (...allowed: readonly [Role, ...Role[]]): CustomDecorator =>
  SetMetadata(ALLOWED_ROLES, allowed);

/** The `Actor` that the token of this request names. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<object>()),
);
