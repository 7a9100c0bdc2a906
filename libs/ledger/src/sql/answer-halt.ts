/** The halted position of a partition, locked: two answers at once are given one after the other. $1 group, $2 topic, $3 partition. */
export const lockHalted = `
  select cluster_id as "clusterId", next_offset::text as "nextOffset", halt_code as "haltCode", halt_detail as "haltDetail"
    from consumer_position
   where group_id = $1 and topic = $2 and partition = $3
   order by halt_code is null, updated_at desc limit 1
     for update`;

/** Keeps the answer. $1 group, $2 cluster, $3 topic, $4 partition, $5 code, $6 detail, $7 answer, $8 from, $9 to, $10 reason, $11 actor. */
export const insertAnswer = `
  insert into halt_answer (group_id, cluster_id, topic, partition, halt_code, halt_detail, answer, from_offset, to_offset,
                           reason, actor)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  returning id::text`;

/** The offsets that an operator gives up. $1 partition, $2 first, $3 next offset, $4 answer. */
export const insertSkipped = `
  insert into offset_gap (partition, first_offset, next_offset, kind, answer_id) values ($1, $2, $3, 'skipped', $4)`;

/**
 * Ends the halt. The epoch rises, so that an owner that still believes in the former position must claim again.
 * $1 group, $2 cluster, $3 topic, $4 partition, $5 next offset.
 */
export const endHalt = `
  update consumer_position
     set next_offset = $5, halt_code = null, halt_detail = null, owner_epoch = owner_epoch + 1, updated_at = now()
   where group_id = $1 and cluster_id = $2 and topic = $3 and partition = $4`;

/**
 * After an unknown cluster was answered by resume: the row that says so goes, and the former cluster's takes its name, with
 * position, clock and chain. $1 group, $2 cluster, $3 topic, $4 partition.
 */
export const forgetKnock = `
  delete from consumer_position
   where group_id = $1 and cluster_id = $2 and topic = $3 and partition = $4
     and exists (select from consumer_position o
                  where o.group_id = $1 and o.topic = $3 and o.partition = $4 and o.cluster_id <> $2
                    and o.halt_code is distinct from 'CLUSTER_UNKNOWN')
  returning owner_epoch::text as epoch`;

export const adoptPosition = `
  update consumer_position
     set cluster_id = $2, owner_epoch = greatest(owner_epoch, $5) + 1, owner = null, updated_at = now()
   where group_id = $1 and topic = $3 and partition = $4 and cluster_id <> $2
     and halt_code is distinct from 'CLUSTER_UNKNOWN'
  returning next_offset::text as "nextOffset"`;
