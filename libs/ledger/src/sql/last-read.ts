/** The last record of a partition below an offset, whatever became of it. $1 partition, $2 offset. */
export const lastRead = `
  select "offset"::text, key, headers, value, (extract(epoch from recorded_at) * 1000)::bigint::text as "recordedAtMs"
    from (
      (select "offset", key, headers, value, recorded_at from entry
        where partition = $1 and "offset" < $2 order by "offset" desc limit 1)
      union all
      (select "offset", key, headers, value, recorded_at from rejected_record
        where partition = $1 and "offset" < $2 order by "offset" desc limit 1)) as kept
   order by "offset" desc limit 1`;
