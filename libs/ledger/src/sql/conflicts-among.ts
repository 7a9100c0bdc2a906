/**
 * How many of these records differ from the winner of their update id: an id used for something else, and no repetition.
 * For the counts alone, asked after the election and only where there are such records. $1 update ids, $2 fingerprints in hexadecimal.
 */
export const conflictsAmong = `
  select count(*)::integer as conflicts
    from unnest($1::uuid[], $2::text[]) as n(update_id, fingerprint)
    join update_winner w using (update_id)
   where w.fingerprint <> decode(n.fingerprint, 'hex')`;
