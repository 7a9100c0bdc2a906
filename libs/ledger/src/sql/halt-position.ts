/**
 * Stops a partition until an operator answers; only its owner may. The first reason stays.
 * $1 group, $2 cluster, $3 topic, $4 partition, $5 epoch, $6 code, $7 detail.
 */
export const haltPosition = `
  update consumer_position
     set halt_code = $6, halt_detail = $7, updated_at = now()
   where group_id = $1 and cluster_id = $2 and topic = $3 and partition = $4 and owner_epoch = $5 and halt_code is null`;
