/**
 * The books as text, a line per row, in an order and a spelling that depend on neither locale nor time zone: instants in
 * microseconds, bytes in hexadecimal, dates as YYYY-MM-DD, ids ordered by byte. The first three: $1 partition, $2 offset
 * up to which.
 */
export const entryLines = `
  select partition || ':' || "offset" as "where",
         json_build_array(partition, "offset", update_id, type, type_version, employee_id, department,
           to_char(effective_date, 'YYYY-MM-DD'), trunc(extract(epoch from recorded_at) * 1000000), source, actor,
           data::text, encode(fingerprint, 'hex'), encode(key, 'hex'), encode(headers, 'hex'), encode(value, 'hex'),
           encode(chain, 'hex'))::text as line
    from entry where partition = $1 and "offset" < $2
   order by "offset"`;

export const outcomeLines = `
  select e.partition || ':' || e."offset" as "where",
         json_build_array(e.partition, e."offset", e.update_id,
           case when w.update_id is null then 'none'
                when (w.partition, w."offset") = (e.partition, e."offset") then 'applied'
                when w.fingerprint = e.fingerprint then 'duplicate' else 'conflict' end)::text as line
    from entry e left join update_winner w on w.update_id = e.update_id
   where e.partition = $1 and e."offset" < $2
   order by e."offset"`;

export const rejectedLines = `
  select partition || ':' || "offset" as "where",
         json_build_array(partition, "offset", code, reason, encode(key, 'hex'), encode(headers, 'hex'),
           encode(value, 'hex'), trunc(extract(epoch from recorded_at) * 1000000), encode(chain, 'hex'))::text as line
    from rejected_record where partition = $1 and "offset" < $2
   order by "offset"`;

/** Control gaps that touch are one: where one ends and the next begins depends on how the consumer fetched. */
export const gapLines = `
  with marked as (
    select first_offset, next_offset, kind, answer_id,
           (kind = 'control' and lag(kind) over log = 'control' and lag(next_offset) over log = first_offset) is true as goes_on
      from offset_gap where partition = $1 and next_offset <= $2 window log as (order by first_offset)
  ), run as (
    select *, count(*) filter (where not goes_on) over (order by first_offset) as run from marked)
  select $1::integer || ':' || min(first_offset) as "where",
         json_build_array($1::integer, min(first_offset), max(next_offset), min(kind), min(answer_id))::text as line
    from run group by run order by min(first_offset)`;

/** Where each partition stands. $1 group, $2 topic, $3 cluster. */
export const headLines = `
  select partition::text as "where",
         json_build_array(partition, next_offset, trunc(extract(epoch from recorded_at) * 1000000), encode(chain, 'hex'))::text as line
    from consumer_position
   where group_id = $1 and topic = $2 and cluster_id = $3 and next_offset > 0
   order by partition`;

/** Stored pay of the filled periods. */
export const payLines = `
  select concat_ws(' ', c.employee_id, c.schedule, to_char(c.period_start, 'YYYY-MM-DD'), c.department) as "where",
         json_build_array(c.employee_id, c.schedule, to_char(c.period_start, 'YYYY-MM-DD'),
           to_char(c.period_end, 'YYYY-MM-DD'), c.department, c.currencies::text, c.amounts::text)::text as line
    from computed_pay c
    join projected_period p on p.schedule = c.schedule and p.period_start = c.period_start and p.filled
   order by c.schedule collate "C", c.period_start, c.employee_id, c.department`;

/** Everybody with an entry, by id. $1 last id seen, $2 how many. */
export const employeesWithEntries = `
  select distinct employee_id as "employeeId" from entry where employee_id > $1 order by employee_id limit $2`;
