import { Problem } from '#libs/platform';
import { ALL_DEPARTMENTS, type Actor } from './actor.js';

/** True where the actor's token is for this department. */
export function isInScope(actor: Actor, department: string): boolean {
  return actor.departments.includes(ALL_DEPARTMENTS) || actor.departments.includes(department);
}

/** Throws `Problem` DEPARTMENT_OUT_OF_SCOPE (403) where the actor's token is not for this department. */
export function requireInScope(actor: Actor, department: string): void {
  if (isInScope(actor, department)) return;
  throw new Problem('DEPARTMENT_OUT_OF_SCOPE', {
    detail: `The token of ${actor.subject} is for other departments than ${department}; ask for one whose scope has it.`,
  });
}
