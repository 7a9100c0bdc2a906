/**
 * A page of rejected records by key set, as many as fit the byte budget but one at least.
 * $1 partition and $2 offset of the last one given, $3 only this partition or null, $4 how many, $5 bytes of values at
 * most, $6 whether values are wanted (they are not even read where the caller may not see them), $7 only those with a
 * decision (true), only those without (false), or null.
 * The budget is what keeps 500 records of a megabyte each from becoming one answer of half a gigabyte.
 */
export const rejectedPage = `
  select measured.partition, measured."offset"::text as "offset", code, measured.reason, key, recorded_at_ms, value, candidates,
         d.decision, d.reason as decision_reason, d.actor, d.decided_at, d.retried_partition, d.retried_offset::text
    from (select partition, "offset", code, reason, key,
                 (extract(epoch from recorded_at) * 1000)::float8 as recorded_at_ms,
                 case when $6::boolean then value end as value,
                 row_number() over (order by partition, "offset") as place,
                 count(*) over ()::int as candidates,
                 sum(case when $6::boolean then coalesce(octet_length(value), 0) else 0 end)
                   over (order by partition, "offset" rows between unbounded preceding and 1 preceding) as bytes_before
            from (select * from rejected_record r
                   where (partition, "offset") > ($1::int, $2::bigint) and ($3::int is null or partition = $3::int)
                     and ($7::boolean is null or $7::boolean = exists (
                           select from rejected_decision x where x.partition = r.partition and x."offset" = r."offset"))
                   order by partition, "offset"
                   limit $4::int + 1) as candidate) as measured
    left join rejected_decision d on d.partition = measured.partition and d."offset" = measured."offset"
   where place <= $4::int and (bytes_before is null or bytes_before < $5::bigint)
   order by measured.partition, measured."offset"`;
