/**
 * The winner of an update id is its lowest record by (recorded at, partition, offset), whichever arrived first; that is
 * what makes both orders of arrival give the same books. One candidate per id (the lowest of the transaction).
 * Gives one row: the candidates that lost, by their place in the arrays, and those that took the place of a record, with
 * where that one stands; all are empty for new ids, of which nearly all chunks consist, so nothing is sent back for those.
 * ORDER BY update_id: two transactions that share ids lock them in the same order; without it they deadlock.
 * $1 partitions, $2 update ids, $3 offsets, $4 recorded at in ms, $5 fingerprints in hexadecimal.
 */
export const electWinners = `
  with candidate as (
    select * from unnest($1::integer[], $2::uuid[], $3::bigint[], $4::bigint[], $5::text[]) with ordinality
      as n(partition, update_id, "offset", recorded_at_ms, fingerprint, place)
  ), elected as (
    insert into update_winner as w (update_id, partition, "offset", recorded_at, fingerprint)
    select n.update_id, n.partition, n."offset", timestamptz 'epoch' + n.recorded_at_ms * interval '1 ms',
           decode(n.fingerprint, 'hex')
      from candidate n
     order by n.update_id
    on conflict (update_id) do update
       set partition = excluded.partition, "offset" = excluded."offset",
           recorded_at = excluded.recorded_at, fingerprint = excluded.fingerprint
     where (excluded.recorded_at, excluded.partition, excluded."offset") < (w.recorded_at, w.partition, w."offset")
    returning new.update_id, old.partition as former_partition, old."offset" as former_offset
  ), former as (
    select n.place::integer as place, e.former_partition, e.former_offset
      from elected e join candidate n using (update_id) where e.former_partition is not null
  )
  select array(select n.place::integer from candidate n left join elected using (update_id)
                where elected.update_id is null) as lost,
         array(select place from former order by place) as displacing,
         array(select former_partition from former order by place) as "formerPartitions",
         array(select former_offset::text from former order by place) as "formerOffsets"`;
