/** What people decided and the topic does not hold, as JSON. */
export const readConfiguration = `
  select (select coalesce(json_agg(d), '[]')::text from department_version d) as departments,
         (select coalesce(json_agg(a), '[]')::text from halt_answer a) as answers,
         (select coalesce(json_agg(p), '[]')::text from pay_policy_version p) as policies,
         (select coalesce(json_agg(t), '[]')::text from approval_threshold t) as thresholds,
         (select coalesce(json_agg(g), '[]')::text from offset_gap g where g.kind = 'skipped') as skips`;

/** The same into other books, in the order of the references. $1 JSON each. */
export const writeConfiguration = {
  departments: `insert into department_version select * from json_populate_recordset(null::department_version, $1::json)`,
  answers: `insert into halt_answer overriding system value select * from json_populate_recordset(null::halt_answer, $1::json)`,
  policies: `insert into pay_policy_version overriding system value select * from json_populate_recordset(null::pay_policy_version, $1::json)`,
  thresholds: `insert into approval_threshold overriding system value select * from json_populate_recordset(null::approval_threshold, $1::json)`,
  skips: `insert into offset_gap select * from json_populate_recordset(null::offset_gap, $1::json)`,
} as const;

/** The offsets that operators decided to skip. */
export const skippedOffsets = `
  select partition, first_offset::text as "first", next_offset::text as "next"
    from offset_gap where kind = 'skipped' order by partition, first_offset`;

/** How much a schema holds already, functions and types too, so that nothing is ever rebuilt over something else. $1 schema. */
export const heldBySchema = `
  select (select count(*) from pg_class c where c.relnamespace = n.oid)::integer
       + (select count(*) from pg_proc p where p.pronamespace = n.oid)::integer
       + (select count(*) from pg_type t where t.typnamespace = n.oid)::integer as held
    from pg_namespace n where n.nspname = $1`;
