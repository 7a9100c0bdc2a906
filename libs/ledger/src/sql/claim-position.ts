/**
 * Takes a partition over: the epoch rises, so every write of the former owner finds zero rows from now on.
 * Without the new epoch a frozen owner that wakes up would apply the same offsets beside its successor.
 * A first claim starts at offset 0, unless the books were read from another cluster: its offsets number other records, so
 * the new row only says CLUSTER_UNKNOWN, and the former cluster's row stays as it is until an operator answers.
 * Two clusters that come first at once: the unique index on the live row lets one of them in.
 * $1 group, $2 cluster, $3 topic, $4 partition, $5 owner.
 */
export const claimPosition = `
  insert into consumer_position as p (group_id, cluster_id, topic, partition, owner_epoch, owner, halt_code, halt_detail)
  select $1, $2, $3, $4, 1, $5, case when f.cluster_id is not null then 'CLUSTER_UNKNOWN' end,
         'the brokers are cluster ' || $2 || ', the books were read from cluster ' || f.cluster_id
    from (select 1) as always
    left join lateral (
      select o.cluster_id from consumer_position o
       where o.group_id = $1 and o.topic = $3 and o.cluster_id <> $2
         and o.halt_code is distinct from 'CLUSTER_UNKNOWN'
       order by o.partition = $4 desc limit 1) f on true
  on conflict (group_id, cluster_id, topic, partition) do update
     set owner_epoch = p.owner_epoch + 1, owner = excluded.owner, updated_at = now()
  returning next_offset::text as "nextOffset", owner_epoch::text as epoch, chain, halt_code as "haltCode",
            halt_detail as "haltDetail", (extract(epoch from recorded_at) * 1000)::bigint::text as "recordedAtMs"`;
