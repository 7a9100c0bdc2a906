/** Who asked for the update that the ledger has decided on, and its type: $1 update id. Two primary keys, one row. */
export const authorOfUpdate = `
  select e.actor, e.type
    from update_winner w
    join entry e on e.partition = w.partition and e."offset" = w."offset"
   where w.update_id = $1::uuid`;

export type AuthorRow = { actor: string; type: string };
