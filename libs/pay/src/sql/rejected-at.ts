/** The rejected record at a place of the topic, or no row. $1 partition, $2 offset. */
export const rejectedAt = `
  select code, headers from rejected_record where partition = $1::int and "offset" = $2::bigint`;
