/**
 * Per partition the next offset to apply: everything below it is in the books. $1 consumer group, $2 topic.
 * Only the cluster whose positions moved last: rows of a former cluster number other records.
 */
export const appliedPositions = `
  select partition, next_offset::text as "nextOffset"
    from consumer_position
   where group_id = $1 and topic = $2
     and cluster_id = (select cluster_id
                         from consumer_position
                        where group_id = $1 and topic = $2
                        order by updated_at desc
                        limit 1)
   order by partition`;
