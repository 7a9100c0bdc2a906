/**
 * The first waiting records by partition and offset, locked, with their bytes: as many as fit the byte budget but one at
 * least. FOR UPDATE: several consumers relay at once, and without the lock they would publish the same records. SKIP LOCKED:
 * without it one whose answers do not come would hold up all others. Only outbox rows are locked, which no apply ever
 * touches after it inserted them. $1 how many, $2 bytes.
 */
export const waitingRejected = `
  with waiting as materialized (
    select partition, "offset"
      from rejected_outbox
     where published_at is null
     order by partition, "offset"
     limit $1::int
       for update skip locked
  )
  select partition, "offset"::text as "offset", code, reason, key, headers, value
    from (select r.*, sum(octet_length(r.headers) + coalesce(octet_length(r.key), 0) + coalesce(octet_length(r.value), 0))
                        over (order by r.partition, r."offset" rows between unbounded preceding and 1 preceding) as bytes_before
            from waiting join rejected_record r using (partition, "offset")) as measured
   where bytes_before is null or bytes_before < $2::bigint
   order by measured.partition, measured."offset"`;

/** What was published, and where. $1 partitions, $2 offsets, $3 partitions and $4 offsets in the rejected topic. */
export const markPublished = `
  update rejected_outbox o
     set published_partition = n.to_partition, published_offset = n.to_offset, published_at = now()
    from unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[]) as n(partition, "offset", to_partition, to_offset)
   where o.partition = n.partition and o."offset" = n."offset"`;

/**
 * Since when the oldest waiting record has been in the log; null where none waits. Looks at the first one of each
 * partition alone (recorded-at never falls within one), so a million waiting rows cost as little as one.
 */
export const oldestWaiting = `
  with recursive head as (
    (select partition, "offset" from rejected_outbox where published_at is null order by partition, "offset" limit 1)
    union all
    select n.partition, n."offset"
      from head h
     cross join lateral (select partition, "offset" from rejected_outbox
                          where published_at is null and partition > h.partition
                          order by partition, "offset" limit 1) n
  )
  select min(r.recorded_at) as "recordedAt" from head join rejected_record r using (partition, "offset")`;
