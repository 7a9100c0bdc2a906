/**
 * Everything that the books hold of one partition, in order of offset: entries, rejected records and gaps. Instants as
 * whole microseconds in text, so that a value that no apply writes (infinity, a fraction of a ms) can still be read.
 * $1 partition.
 */
export const keptRows = `
  select e."offset"::text as "first", (e."offset" + 1)::text as "next", 'entry' as kind,
         trunc(extract(epoch from e.recorded_at) * 1000000)::text as "recordedAtUs", e.key, e.headers, e.value, e.chain,
         e.update_id::text as "updateId", e.type, e.type_version as version, e.employee_id as "employeeId", e.department,
         e.effective_date as "effectiveDate", e.source, e.actor, e.data, e.fingerprint,
         null::text as code, null::text as reason, null::boolean as answered, e."offset" as place
    from entry e where e.partition = $1
  union all
  select r."offset"::text, (r."offset" + 1)::text, 'rejected',
         trunc(extract(epoch from r.recorded_at) * 1000000)::text, r.key, r.headers, r.value, r.chain,
         null, null, null, null, null, null, null, null, null, null, r.code, r.reason, null, r."offset"
    from rejected_record r where r.partition = $1
  union all
  select g.first_offset::text, g.next_offset::text, 'gap', null, null, null, null, null,
         null, null, null, null, null, null, null, null, null, null, g.kind, null,
         g.kind = 'control' or exists (
           select from halt_answer a where a.id = g.answer_id and a.partition = g.partition and a.answer = 'skip-to'
              and a.from_offset <= g.first_offset and a.to_offset >= g.next_offset),
         g.first_offset
    from offset_gap g where g.partition = $1
   order by place, kind`;
