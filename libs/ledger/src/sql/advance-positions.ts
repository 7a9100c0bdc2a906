/**
 * Moves the positions of which each stands where the owner believes and the owner is still the owner: the first statement
 * of every apply. Fewer rows than moves: somebody else owns a partition or has applied its offsets; the transaction must end.
 * Without the comparison of the epoch a zombie would apply; without that of the offset a chunk whose COMMIT was never
 * answered would be applied again. ORDER BY partition: two processes that move the same positions lock them in one order;
 * without it they deadlock.
 * $1 group; in arrays of one length: $2 clusters, $3 topics, $4 partitions, $5 epochs, $6 expected offsets, $7 next offsets,
 * $8 recorded at in ms (null where no record was read yet), $9 chains.
 */
export const advancePositions = `
  with move as (
    select * from unnest($2::text[], $3::text[], $4::integer[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bytea[])
      as m(cluster_id, topic, partition, epoch, expected_offset, next_offset, recorded_at_ms, chain)
  ), locked as (
    select p.cluster_id, p.topic, p.partition
      from consumer_position p join move m using (cluster_id, topic, partition)
     where p.group_id = $1
     order by p.cluster_id, p.topic, p.partition
       for update of p
  )
  update consumer_position p
     set next_offset = m.next_offset, recorded_at = timestamptz 'epoch' + m.recorded_at_ms * interval '1 ms',
         chain = m.chain, updated_at = now()
    from move m join locked using (cluster_id, topic, partition)
   where p.group_id = $1 and p.cluster_id = m.cluster_id and p.topic = m.topic and p.partition = m.partition
     and p.owner_epoch = m.epoch and p.next_offset = m.expected_offset and p.halt_code is null
  returning p.partition`;
