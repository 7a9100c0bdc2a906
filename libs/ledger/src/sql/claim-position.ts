/**
 * Takes a partition over: the epoch rises, so every write of the former owner finds zero rows from now on.
 * Without the new epoch a frozen owner that wakes up would apply the same offsets beside its successor.
 * $1 group, $2 cluster, $3 topic, $4 partition, $5 owner.
 */
export const claimPosition = `
  insert into consumer_position as p (group_id, cluster_id, topic, partition, owner_epoch, owner)
  values ($1, $2, $3, $4, 1, $5)
  on conflict (group_id, cluster_id, topic, partition) do update
     set owner_epoch = p.owner_epoch + 1, owner = excluded.owner, updated_at = now()
  returning next_offset::text as "nextOffset", owner_epoch::text as epoch, chain, halt_code as "haltCode",
            halt_detail as "haltDetail", (extract(epoch from recorded_at) * 1000)::bigint::text as "recordedAtMs"`;
