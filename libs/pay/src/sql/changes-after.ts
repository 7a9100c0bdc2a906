/**
 * Entries from $1 partitions, each from offset $2 and below $3, $4 rows a partition at most; in order of place. What counts
 * of an update id that came several times is the record that update_winner names.
 */
export const changesAfter = `
  select found.*
    from unnest($1::int[], $2::bigint[], $3::bigint[]) as asked (partition, from_offset, below)
   cross join lateral (
     select e.partition, e."offset"::text as "offset", e.update_id as "updateId", e.type,
            e.employee_id as "employeeId", e.department, e.effective_date::text as "effectiveDate",
            (extract(epoch from e.recorded_at) * 1000)::bigint::text as "recordedAtMs", e.actor,
            (w.partition = e.partition and w."offset" = e."offset") as "isWinner"
       from entry e
       join update_winner w on w.update_id = e.update_id
      where e.partition = asked.partition and e."offset" >= asked.from_offset and e."offset" < asked.below
      order by e."offset"
      limit $4) as found
   order by found.partition, found."offset"::bigint`;
