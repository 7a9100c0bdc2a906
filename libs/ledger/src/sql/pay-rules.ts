/** Both books of rules as text in one order, so that equal text means equal rules. */
export const readPayRules = `
  select coalesce((select json_agg(json_build_object('schedule', schedule, 'inForceFrom', in_force_from,
                                                     'policy', policy) order by in_force_from, id)
                     from pay_policy_version), '[]')::text as policies,
         coalesce((select json_agg(json_build_object('department', department, 'kind', kind,
                                                     'amount', limit_amount::text, 'currency', limit_currency,
                                                     'percent', limit_percent,
                                                     'inForceFromMs', (extract(epoch from in_force_from) * 1000)::bigint)
                                   order by in_force_from, id)
                     from approval_threshold), '[]')::text as thresholds`;

/** A version that holds from a period's start on. $1 schedule, $2 date, $3 policy, $4 actor. */
export const insertPolicy = `
  insert into pay_policy_version (schedule, in_force_from, policy, actor) values ($1, $2::date, $3::jsonb, $4)
  returning id::text, recorded_at as "recordedAt"`;

/** What decides whether a version may take force: the last posted period of the schedule, and today. $1 schedule, $2 time zone. */
export const policyGround = `
  select (select max(period_start) from pay_run where schedule = $1) as "lastPosted",
         (now() at time zone $2)::date as today`;

/**
 * A threshold, unless it would take force less than a minute ahead: then no row.
 * $1 department, $2 kind, $3 amount, $4 currency, $5 percent, $6 instant in ms, $7 actor.
 */
export const insertThreshold = `
  insert into approval_threshold (department, kind, limit_amount, limit_currency, limit_percent, in_force_from, actor)
  select $1, $2, $3::numeric, $4, $5, to_timestamp($6::bigint / 1000.0), $7
   where to_timestamp($6::bigint / 1000.0) >= now() + interval '1 minute'
  returning id::text, recorded_at as "recordedAt"`;

/** Versions page by page. $1 schedule or null, $2 last id seen, $3 how many. */
export const policyPage = `
  select id::text, schedule, in_force_from as "inForceFrom", policy, recorded_at as "recordedAt", actor
    from pay_policy_version
   where ($1::text is null or schedule = $1) and id > $2::bigint order by id limit $3`;

/** Thresholds page by page. $1 department or null, $2 last id seen, $3 how many. */
export const thresholdPage = `
  select id::text, department, kind, limit_amount::text as amount, limit_currency as currency,
         limit_percent as percent, in_force_from as "inForceFrom", recorded_at as "recordedAt", actor
    from approval_threshold
   where ($1::text is null or department = $1) and id > $2::bigint order by id limit $3`;

/** The stored pay of these periods may follow former rules from now on. $1 schedule or null for all, $2 first period's start. */
export const markUnfilled = `
  update projected_period set filled = false
   where ($1::text is null or schedule = $1) and period_start >= $2::date`;
