import type { EntryFields } from '../entry-fields.js';

/** The own fields of `update.reversed`. */
export type UpdateReversed = { readonly update: string; readonly reason: string };

export type UpdateReversedEntry = EntryFields & {
  readonly type: 'update.reversed';
  readonly data: UpdateReversed;
};
