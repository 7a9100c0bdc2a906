import type { z } from 'zod';
import { bonusGranted } from './updates/bonus-granted.js';
import { bonusScheduled } from './updates/bonus-scheduled.js';
import { bonusStopped } from './updates/bonus-stopped.js';
import { budgetSet } from './updates/budget-set.js';
import { upcast } from './updates/define-update.js';
import { earningAdjusted } from './updates/earning-adjusted.js';
import { employmentEnded } from './updates/employment-ended.js';
import { employmentStarted } from './updates/employment-started.js';
import { employmentTransferred } from './updates/employment-transferred.js';
import { salaryRaised } from './updates/salary-raised.js';
import { salarySet } from './updates/salary-set.js';
import { updateApproved } from './updates/update-approved.js';
import { updateDeclined } from './updates/update-declined.js';
import { updateReversed } from './updates/update-reversed.js';

/** Every type of update that may stand in the log, by name. */
export const updateCatalogue = {
  'employment.started': employmentStarted,
  'employment.transferred': employmentTransferred,
  'employment.ended': employmentEnded,
  'salary.set': salarySet,
  'salary.raised': salaryRaised,
  'bonus.granted': bonusGranted,
  'bonus.scheduled': bonusScheduled,
  'bonus.stopped': bonusStopped,
  'earning.adjusted': earningAdjusted,
  'budget.set': budgetSet,
  'update.reversed': updateReversed,
  'update.approved': updateApproved,
  'update.declined': updateDeclined,
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

/**
 * The value of an entry as the present version of its type has it, for whoever reads it. Throws RangeError for a type or
 * version that this release does not know: decoding rejects those, so one in the ledger is a broken invariant.
 */
export function presentData(type: string, version: number, data: unknown): unknown {
  if (!isUpdateType(type)) throw new RangeError(`unknown entry type ${JSON.stringify(type)}`);
  return upcast(updateCatalogue[type], version, data);
}
