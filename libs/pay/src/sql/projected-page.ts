/** A page of a department's projected pay by key set. $1 schedule, $2 first day, $3 department, $4 last id given, $5 how many. */
export const projectedPage = `
  select employee_id, currencies, amounts::text[] as amounts
    from computed_pay
   where schedule = $1 and period_start = $2::date and department = $3 and employee_id > $4
   order by employee_id
   limit $5`;
