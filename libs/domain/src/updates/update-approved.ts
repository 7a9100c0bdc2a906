import type { EntryFields } from '../entry-fields.js';

/** The own fields of `update.approved`. */
export type UpdateApproved = { readonly update: string; readonly reason?: string | undefined };

export type UpdateApprovedEntry = EntryFields & {
  readonly type: 'update.approved';
  readonly data: UpdateApproved;
};
