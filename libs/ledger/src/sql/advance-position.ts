/**
 * Moves the position, if it stands where the owner believes and the owner is still the owner: the first statement of
 * every apply. Zero rows: somebody else owns the partition or has applied these offsets; the transaction must end.
 * Without the comparison of the epoch a zombie would apply; without that of the offset a chunk whose COMMIT was never
 * answered would be applied again.
 * $1 group, $2 cluster, $3 topic, $4 partition, $5 epoch, $6 expected offset, $7 next offset,
 * $8 recorded at in ms (null where no record was read yet), $9 chain.
 */
export const advancePosition = `
  update consumer_position
     set next_offset = $7, recorded_at = timestamptz 'epoch' + $8::bigint * interval '1 ms', chain = $9, updated_at = now()
   where group_id = $1 and cluster_id = $2 and topic = $3 and partition = $4
     and owner_epoch = $5 and next_offset = $6 and halt_code is null
  returning next_offset`;
