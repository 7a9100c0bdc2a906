/**
 * The first record of each update id that the ledger has decided on: $1 uuid[] of update ids.
 * One statement for many ids, over the primary key of update_winner.
 */
export const winnersOfUpdates = `
  select update_id as "updateId", partition, "offset", encode(fingerprint, 'hex') as fingerprint
    from update_winner
   where update_id = any($1::uuid[])`;

export type WinnerRow = { updateId: string; partition: number; offset: string; fingerprint: string };
