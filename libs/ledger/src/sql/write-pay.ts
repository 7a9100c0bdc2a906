/**
 * Puts what was computed for some employees in the place of what stood there, for the projected periods given.
 * Rows of a department that no longer bears anything of an employee's pay go; unchanged rows are not rewritten.
 * $1 employee ids; then per row: $2 employee, $3 schedule, $4 period start, $5 period end, $6 department,
 * $7 currencies and $8 amounts as array literals; $9 schedules and $10 starts of the periods that were computed.
 */
export const writePay = `
  with computed as (
    select n.employee_id, n.schedule, n.period_start, n.period_end, n.department,
           n.currencies::text[] as currencies, n.amounts::numeric[] as amounts
      from unnest($2::text[], $3::text[], $4::date[], $5::date[], $6::text[], $7::text[], $8::text[])
        as n(employee_id, schedule, period_start, period_end, department, currencies, amounts)
  ), gone as (
    delete from computed_pay c
     using unnest($9::text[], $10::date[]) as p(schedule, period_start)
     where c.employee_id = any($1::text[]) and c.schedule = p.schedule and c.period_start = p.period_start
       and not exists (select 1 from computed n
                        where n.employee_id = c.employee_id and n.schedule = c.schedule
                          and n.period_start = c.period_start and n.department = c.department)
  )
  insert into computed_pay as c (employee_id, schedule, period_start, period_end, department, currencies, amounts)
  select employee_id, schedule, period_start, period_end, department, currencies, amounts from computed
  on conflict (employee_id, schedule, period_start, department) do update
     set currencies = excluded.currencies, amounts = excluded.amounts
   where (c.currencies, c.amounts) is distinct from (excluded.currencies, excluded.amounts)`;
