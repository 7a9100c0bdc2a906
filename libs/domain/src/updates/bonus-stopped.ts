import type { EntryFields } from '../entry-fields.js';

/** The own fields of `bonus.stopped`; the last date (inclusive) is the last one on which the bonus may still be paid. */
export type BonusStopped = {
  /** The update id of the `bonus.scheduled`. */
  readonly bonus: string;
  readonly lastDate: string;
  readonly reason?: string | undefined;
};

export type BonusStoppedEntry = EntryFields & { readonly type: 'bonus.stopped'; readonly data: BonusStopped };
