import type { z } from 'zod';
import { bonusGranted } from './updates/bonus-granted.js';
import { employmentStarted } from './updates/employment-started.js';
import { salarySet } from './updates/salary-set.js';

/** Every type of update that may stand in the log, by name. */
export const updateCatalogue = {
  'employment.started': employmentStarted,
  'salary.set': salarySet,
  'bonus.granted': bonusGranted,
} as const;

export type UpdateType = keyof typeof updateCatalogue;

/** The canonical value of a type, as it stands in the log and in the ledger. */
export type UpdateData<Type extends UpdateType = UpdateType> = z.output<
  (typeof updateCatalogue)[Type]['schema']
>;

/** Tells a type of the catalogue from any other text. */
export function isUpdateType(text: string): text is UpdateType {
  return Object.hasOwn(updateCatalogue, text);
}
