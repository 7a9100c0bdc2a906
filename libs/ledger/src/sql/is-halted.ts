/** One row while a partition waits for an operator. $1 group, $2 cluster, $3 topic, $4 partition. */
export const isHalted = `
  select 1 from consumer_position
   where group_id = $1 and cluster_id = $2 and topic = $3 and partition = $4 and halt_code is not null`;
