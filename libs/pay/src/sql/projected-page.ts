/**
 * A page of a department's projected pay by key set: per employee what the periods give, amounts of one currency unadded.
 * $1 schedules and $2 first days of the periods, $3 department, $4 last id given, $5 how many.
 */
export const projectedPage = `
  select c.employee_id as "employeeId",
         json_agg(json_build_object('currency', part.currency, 'amount', part.amount::text))
           filter (where part.currency is not null) as gross
    from computed_pay c
    join unnest($1::text[], $2::date[]) as p(schedule, period_start) using (schedule, period_start)
    left join lateral unnest(c.currencies, c.amounts) as part(currency, amount) on true
   where c.department = $3 and c.employee_id > $4
   group by c.employee_id
   order by c.employee_id
   limit $5`;
