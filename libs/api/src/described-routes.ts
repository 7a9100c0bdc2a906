import { RequestMethod, type Type } from '@nestjs/common';
import { ALLOWED_ROLES, type Role } from '#libs/auth';
import { OPERATION, PUBLIC_ROUTE, type Operation } from '#libs/platform';

/** A route as its decorators state it; the path as Nest writes it. */
export type DescribedRoute = {
  readonly method: string;
  readonly path: string;
  /** Who may use it; undefined where no token is needed. */
  readonly roles: readonly Role[] | undefined;
  readonly operation: Operation;
  readonly group: string;
};

type Handler = (...args: readonly unknown[]) => unknown;

/**
 * The routes of these controllers. Throws an Error that names every route without a description or without a rule: a
 * document that leaves one out, or says nothing of who may use it, would be false.
 */
export function describedRoutes(controllers: readonly Type[]): DescribedRoute[] {
  const faults: string[] = [];
  const routes = controllers.flatMap((controller) =>
    handlersOf(controller).flatMap((handler) => {
      const route = routeOf(controller, handler);
      if (typeof route !== 'string') return [route];
      faults.push(route);
      return [];
    }),
  );
  if (faults.length > 0) throw new Error(`these routes cannot be documented: ${faults.join(', ')}`);
  return routes;
}

/** Routes of the class and of those that it extends. */
function handlersOf({ prototype }: Type): Handler[] {
  const chain: object[] = [];
  for (let of = prototype as object; of !== Object.prototype; of = Object.getPrototypeOf(of) as object)
    chain.push(of);
  const names = new Set(chain.flatMap((of) => Object.getOwnPropertyNames(of)));
  return [...names]
    .map((name) => (prototype as Record<string, unknown>)[name])
    .filter((member): member is Handler => typeof member === 'function')
    .filter((member) => Reflect.getMetadata('method', member) !== undefined);
}

function routeOf(controller: Type, handler: Handler): DescribedRoute | string {
  const name = `${controller.name}.${handler.name}`;
  const operation = Reflect.getMetadata(OPERATION, handler) as Operation | undefined;
  if (operation === undefined) return `${name} (no @Describe)`;
  const of = <T>(key: string): T | undefined =>
    (Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller)) as T | undefined;
  const isPublic = of<boolean>(PUBLIC_ROUTE) === true;
  const roles = of<readonly Role[]>(ALLOWED_ROLES);
  if (!isPublic && roles === undefined) return `${name} (neither @Allow nor @Public)`;
  const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
  const parts = [controller, handler].map((place) => String(Reflect.getMetadata('path', place)));
  const path = `/${parts
    .flatMap((part) => part.split('/'))
    .filter((part) => part !== '')
    .join('/')}`;
  const group = controller.name.replace(/Controller$/, '');
  return { method, path, roles: isPublic ? undefined : roles, operation, group };
}
