/** Offsets that carry no record: control markers and records of aborted transactions. $1 partition, $2 first, $3 next offsets. */
export const insertGaps = `
  insert into offset_gap (partition, first_offset, next_offset, kind)
  select $1, n.first_offset, n.next_offset, 'control'
    from unnest($2::bigint[], $3::bigint[]) as n(first_offset, next_offset)`;
