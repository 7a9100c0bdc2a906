/**
 * The winner of an update id is its lowest record by (recorded at, partition, offset), whichever arrived first; that is
 * what makes both orders of arrival give the same books. One candidate per id (the lowest of the chunk).
 * Gives only the ids whose winner changed; \`old\` is null for a new id, else the record that lost its place.
 * ORDER BY update_id: two chunks that share ids lock them in the same order; without it they deadlock.
 * $1 partition, $2 update ids, $3 offsets, $4 recorded at in ms, $5 fingerprints.
 */
export const electWinners = `
  insert into update_winner as w (update_id, partition, "offset", recorded_at, fingerprint)
  select n.update_id, $1, n."offset", timestamptz 'epoch' + n.recorded_at_ms * interval '1 ms', n.fingerprint
    from unnest($2::uuid[], $3::bigint[], $4::bigint[], $5::bytea[]) as n(update_id, "offset", recorded_at_ms, fingerprint)
   order by n.update_id
  on conflict (update_id) do update
     set partition = excluded.partition, "offset" = excluded."offset",
         recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint
   where (excluded.recorded_at, excluded.partition, excluded."offset") < (w.recorded_at, w.partition, w."offset")
  returning new.update_id as "updateId", old.partition as "formerPartition", old."offset"::text as "formerOffset"`;
