/**
 * Which of these records differ from the winner of their update id, by their place in the arrays: an id used for something
 * else, and no repetition. For the counts alone, asked after the election and only where there are such records.
 * $1 update ids, $2 fingerprints in hexadecimal.
 */
export const conflictsAmong = `
  select n.place::integer as place
    from unnest($1::uuid[], $2::text[]) with ordinality as n(update_id, fingerprint, place)
    join update_winner w using (update_id)
   where w.fingerprint <> decode(n.fingerprint, 'hex')`;
