import type { EntryFields } from '../entry-fields.js';

/** The own fields of `update.declined`. */
export type UpdateDeclined = { readonly update: string; readonly reason: string };

export type UpdateDeclinedEntry = EntryFields & {
  readonly type: 'update.declined';
  readonly data: UpdateDeclined;
};
