/**
 * What the fold of some employees needs, knowing only part of the log: of each update id the winner among the records
 * known then, which is not always the winner of today (an earlier record may come from a slower partition).
 * The winner is elected over everybody's records of the id, and only then the employees are chosen: otherwise an id that
 * was used for two people would count for both. The records of an id are the winner of today and its losers.
 * $1 employee ids; $2 recorded at in ms or null; $3 partitions and $4 their next offsets, or null. $2 includes its
 * instant; $4 excludes its offset, and of a partition that $3 does not name nothing is known.
 */
export const entriesKnown = `
  with asked as (
    select distinct update_id from entry where employee_id = any($1::text[])
  ), place as (
    select w.partition, w."offset" from asked join update_winner w using (update_id)
    union all
    select l.partition, l."offset" from asked join losing_entry l using (update_id)
  ), known as (
    select distinct on (e.update_id) e.*
      from place
      join entry e using (partition, "offset")
     where ($2::bigint is null or e.recorded_at <= timestamptz 'epoch' + $2::bigint * interval '1 ms')
       and ($3::integer[] is null
            or e."offset" < (select v.next_offset
                               from unnest($3::integer[], $4::bigint[]) as v(partition, next_offset)
                              where v.partition = e.partition))
     order by e.update_id, e.recorded_at, e.partition, e."offset"
  )
  select employee_id as "employeeId", partition, "offset"::text as "offset", update_id as "updateId",
         department, effective_date as "effectiveDate",
         (extract(epoch from recorded_at) * 1000)::bigint::text as "recordedAtMs",
         type, type_version as version, data, actor
    from known
   where employee_id = any($1::text[])`;
