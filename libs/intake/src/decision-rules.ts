import type { Actor } from '#libs/auth';
import { isUpdateType, updateCatalogue } from '#libs/contracts';
import { Problem } from '#libs/platform';
import type { IntakeOptions } from './intake-options.js';

/** Throws `Problem` SELF_APPROVAL (403) where the author of an update decides on it. */
export function requireOther(author: string, actor: Actor): void {
  if (author !== actor.subject) return;
  throw new Problem('SELF_APPROVAL', {
    detail: 'The update is your own; somebody else decides on it. A reversal takes it back.',
  });
}

/** Throws `Problem` UPDATE_OF_OTHER_SERVICE (403) where the other department service publishes updates of this type. */
export function requireOwnType(type: string, service: IntakeOptions['service']): void {
  const owner = isUpdateType(type) ? updateCatalogue[type].service : 'both';
  if (owner === 'both' || `${owner}-service` === service) return;
  throw new Problem('UPDATE_OF_OTHER_SERVICE', {
    detail: `Updates of the type ${type} are published, reversed and decided on at ${owner}-service.`,
  });
}
