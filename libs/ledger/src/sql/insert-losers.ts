/**
 * Takes down entries that do not count: whoever folds their employees leaves them out. Each loses once, so a key that exists
 * means that an election went wrong, and the apply must stop instead of hiding it. $1 partitions, $2 offsets,
 * $3 employee ids, $4 update ids.
 */
export const insertLosers = `
  insert into losing_entry (partition, "offset", employee_id, update_id)
  select * from unnest($1::integer[], $2::bigint[], $3::text[], $4::uuid[])`;
