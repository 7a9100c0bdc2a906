/**
 * Every record that carries an update id, with what became of it; first the one the log recorded first. $1 update id.
 * Each is the winner or was taken down as a loser. The fingerprint tells a repetition (same content) from an id used twice
 * for different things. At most 1,000: a client that repeats itself for ever must not make an answer without end.
 */
export const updateCoordinates = `
  with place as (
    select partition, "offset" from update_winner where update_id = $1::uuid
    union all
    select partition, "offset" from losing_entry where update_id = $1::uuid
  )
  select e.partition, e."offset"::text as "offset", e.employee_id as "employeeId",
         case when (w.partition, w."offset") = (e.partition, e."offset") then 'applied'
              when w.fingerprint = e.fingerprint then 'duplicate'
              else 'conflict' end as outcome
    from place
    join entry e using (partition, "offset")
    join update_winner w on w.update_id = e.update_id
   order by e.recorded_at, e.partition, e."offset"
   limit 1000`;
