import type { Actor } from './actor.js';

/** Kept outside the request object, so that nothing a client sends can pose as an actor. */
const actors = new WeakMap<object, Actor>();

/** Remembers who makes this request; the access guard alone calls it. */
export function rememberActor(request: object, actor: Actor): void {
  actors.set(request, actor);
}

/** Who makes this request. Throws where no guard has seen it, which is a fault of the service. */
export function actorOf(request: object): Actor {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error('the route reads the actor but is open without a token');
  return actor;
}
