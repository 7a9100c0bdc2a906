import type { Actor } from '#libs/auth';
import type { IntakeOptions } from './intake-options.js';

/** `ce_source` of what an actor submits. The client is part of it, so that two clients may number their updates alike. */
export function sourceOf(service: IntakeOptions['service'], actor: Actor): string {
  return `/${service}/${encodeURIComponent(actor.clientId)}`;
}
