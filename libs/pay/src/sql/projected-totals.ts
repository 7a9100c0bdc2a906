/**
 * What departments pay in projected periods: employees, and gross per currency, added up exactly as numeric. People are told
 * apart by hash: count(distinct) would sort everybody.
 * $1 schedules and $2 first days of the periods, $3 department or null for every one. Employees without an amount count
 * and add nothing.
 */
export const projectedTotals = `
  with pay as materialized (
    select c.department, c.employee_id, c.currencies, c.amounts
      from computed_pay c
      join unnest($1::text[], $2::date[]) as p(schedule, period_start) using (schedule, period_start)
     where $3::text is null or c.department = $3
  ), heads as (
    select department, count(*)::int as employees
      from (select distinct department, employee_id from pay) as each
     group by department
  ), sums as (
    select department, part.currency, sum(part.amount)::text as amount
      from pay cross join lateral unnest(currencies, amounts) as part(currency, amount)
     group by department, part.currency
  ), listed as (
    select department, json_agg(json_build_object('currency', currency, 'amount', amount) order by currency) as gross
      from sums
     group by department
  )
  select h.department, h.employees, coalesce(l.gross, '[]') as gross
    from heads h
    left join listed l using (department)
   order by h.department`;

/** How many people any department pays in projected periods. $1 schedules and $2 first days. */
export const projectedHeads = `
  select count(*)::int as employees
    from (select distinct c.employee_id
            from computed_pay c
            join unnest($1::text[], $2::date[]) as p(schedule, period_start) using (schedule, period_start)) as each`;
