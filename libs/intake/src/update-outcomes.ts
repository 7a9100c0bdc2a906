import type { Actor } from '#libs/auth';

/** Token of `UpdateOutcomes`; a service that does not provide it answers without waiting. */
export const UPDATE_OUTCOMES = Symbol('wageledger:update-outcomes');

/** What became of an accepted update, from whoever reads the books. */
export type UpdateOutcomes = {
  /** Waits `waitMs` at most; the state is `pending` where the record was not applied in that time. */
  outcomeOf(
    updateId: string,
    at: { readonly partition: number; readonly offset: bigint },
    waitMs: number,
    actor: Actor,
  ): Promise<{ readonly state: string }>;
};
