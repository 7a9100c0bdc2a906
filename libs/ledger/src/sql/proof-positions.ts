/** Every partition that has a position or a row, with where it stands; the row of a cluster that only knocked is none. $1 group, $2 topic. */
export const proofPositions = `
  select n.partition, p.cluster_id as "clusterId", coalesce(p.next_offset, 0)::text as "nextOffset", p.chain,
         trunc(extract(epoch from p.recorded_at) * 1000)::text as "recordedAtMs",
         p.partition is not null as known
    from (select partition from consumer_position where group_id = $1 and topic = $2
          union select partition from entry union select partition from rejected_record
          union select partition from offset_gap) n
    left join consumer_position p on p.partition = n.partition and p.group_id = $1 and p.topic = $2
                                 and p.halt_code is distinct from 'CLUSTER_UNKNOWN'
   order by n.partition, p.next_offset`;
