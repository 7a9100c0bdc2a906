/**
 * Per partition the next offset to apply: everything below it is in the books. $1 consumer group, $2 topic.
 * Not the rows of a cluster that only knocked: they number other records.
 */
export const appliedPositions = `
  select partition, next_offset::text as "nextOffset",
         (extract(epoch from recorded_at) * 1000)::bigint::text as "recordedAtMs"
    from consumer_position
   where group_id = $1 and topic = $2 and halt_code is distinct from 'CLUSTER_UNKNOWN'
   order by partition`;
