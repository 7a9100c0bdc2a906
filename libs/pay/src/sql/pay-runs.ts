/** One seal at a time, readers undisturbed; taken before the transaction's snapshot, which LOCK TABLE does not make. */
export const lockRuns = `lock table pay_run in share row exclusive mode`;

/** A new id, in order of time. */
export const newRunId = `select uuidv7()::text as id`;

const columns = `
  id::text, schedule, period_start as "start", period_end as "end", kind, vector, policy, counts, totals,
  sealed_at as "sealedAt", actor`;

/** The run of a period. $1 schedule, $2 first day. */
export const runOfPeriod = `select ${columns} from pay_run where schedule = $1 and period_start = $2::date`;

/** One run. $1 id. */
export const runById = `select ${columns} from pay_run where id = $1::uuid`;

/** Posted runs in order of time. $1 schedule or null for all. */
export const postedRuns = `
  select ${columns} from pay_run where ($1::text is null or schedule = $1) order by sealed_at, id`;

/** Runs, the latest first. $1 schedule or null, $2 id of the last one seen or null, $3 how many. */
export const runPage = `
  select ${columns} from pay_run
   where ($1::text is null or schedule = $1) and ($2::uuid is null or id < $2::uuid)
   order by id desc limit $3`;

/** The seal under a run's statements. Columns in order. */
export const insertRun = `
  insert into pay_run (id, schedule, period_start, period_end, kind, vector, policy, counts, totals, actor)
  values ($1::uuid, $2, $3::date, $4::date, 'regular', $5::jsonb, $6::jsonb, $7::jsonb, $8::jsonb, $9)
  returning ${columns}`;

/** Statements of a run. $1 run, then per statement: $2 employee, $3 department, $4 lines, $5 gross, $6 anomalies. */
export const insertStatements = `
  insert into pay_statement (run_id, employee_id, department, lines, gross, anomalies)
  select $1::uuid, s.* from unnest($2::text[], $3::text[], $4::jsonb[], $5::jsonb[], $6::jsonb[]) as s`;

/** Statements of a run by employee. $1 run, $2 last employee seen, $3 how many. */
export const statementPage = `
  select employee_id as "employeeId", department, lines, gross, anomalies
    from pay_statement where run_id = $1::uuid and employee_id > $2 order by employee_id limit $3`;

/** What runs have paid to some employees. $1 employee ids, $2 schedule or null for all. */
export const paidStatements = `
  select s.employee_id as "employeeId", r.schedule, s.lines
    from pay_statement s join pay_run r on r.id = s.run_id
   where s.employee_id = any($1::text[]) and ($2::text is null or r.schedule = $2) and s.lines <> '[]'
   order by r.sealed_at, r.id`;

/** Who has no statement in a run. $1 run, $2 employee ids. */
export const withoutStatement = `
  select id as "employeeId" from unnest($2::text[]) as asked(id)
   where not exists (select 1 from pay_statement s where s.run_id = $1::uuid and s.employee_id = asked.id)`;

/**
 * Whose entries that count may be others than at an offset vector: employees of the records behind it, and of every loser
 * of an update id that one of those carries (a new winner takes the place of somebody's former one). $1 vector.
 */
export const changedSince = `
  with fresh as (
    select n.update_id, n.employee_id
      from (select distinct partition from consumer_position) p
     cross join lateral (select e.update_id, e.employee_id from entry e
                          where e.partition = p.partition
                            and e."offset" >= coalesce(($1::jsonb ->> p.partition::text)::bigint, 0)) n
  ), changed as (
    select employee_id from fresh
    union
    select employee_id from losing_entry where update_id in (select update_id from fresh)
  )
  select employee_id as "employeeId" from changed where employee_id not like 'department:%'`;

/** True where a threshold was set after the latest run of a schedule. $1 that run. */
export const thresholdsSince = `
  select exists (select 1 from approval_threshold t join pay_run r on r.id = $1::uuid
                  where t.recorded_at >= r.sealed_at - interval '10 minutes') as "isChanged"`;

/** What stands in the books beside what was paid. */
export const bookCounts = `
  select (select count(*) from update_winner)::integer as applied,
         (select count(*) from rejected_record)::integer as rejected,
         (select count(*) from consumer_position where halt_code is not null)::integer as "haltedPartitions"`;
