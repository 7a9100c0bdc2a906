/** Which types the updates are of that the ledger has decided on: $1 uuid[] of update ids. Two primary keys a row. */
export const typesOfUpdates = `
  select w.update_id as "updateId", e.type
    from update_winner w
    join entry e on e.partition = w.partition and e."offset" = w."offset"
   where w.update_id = any($1::uuid[])`;

export type TypeRow = { updateId: string; type: string };
