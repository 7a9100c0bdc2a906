/**
 * A page of a department's projected pay by key set: per employee what the periods give, amounts of one currency unadded.
 * Of each period the next $5 people are enough, because nobody stands in a period twice for one department: the first $5
 * of all are among the first $5 of each period that pays them. Without that bound all of a large department is read and sorted.
 * $1 schedules and $2 first days of the periods, $3 department, $4 last id given, $5 how many.
 */
export const projectedPage = `
  select c.employee_id as "employeeId",
         json_agg(json_build_object('currency', part.currency, 'amount', part.amount::text))
           filter (where part.currency is not null) as gross
    from unnest($1::text[], $2::date[]) as p(schedule, period_start)
   cross join lateral (
           select paid.employee_id, paid.currencies, paid.amounts
             from computed_pay paid
            where paid.schedule = p.schedule and paid.period_start = p.period_start
              and paid.department = $3 and paid.employee_id > $4
            order by paid.employee_id
            limit $5
         ) c
    left join lateral unnest(c.currencies, c.amounts) as part(currency, amount) on true
   group by c.employee_id
   order by c.employee_id
   limit $5`;
