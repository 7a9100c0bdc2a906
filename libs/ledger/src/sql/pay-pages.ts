/**
 * The next employees by id who have an entry or computed pay. Both sides, so that pay without any entry is seen too.
 * \`locked\`: has the version row that the job which adds periods goes by. $1 last id seen, $2 how many.
 */
export const employeePage = `
  select n.employee_id as "employeeId", v.employee_id is not null as locked
    from ((select distinct employee_id from entry where employee_id > $1 order by employee_id limit $2)
          union
          (select distinct employee_id from computed_pay where employee_id > $1 order by employee_id limit $2)) n
    left join employee_version v on v.employee_id = n.employee_id
   order by n.employee_id
   limit $2`;

/** Stored pay of some employees, amounts as their exact text. $1 employee ids. */
export const storedPay = `
  select employee_id as "employeeId", schedule, period_start as "start", period_end as "end", department,
         currencies::text as currencies, amounts::text as amounts
    from computed_pay where employee_id = any($1::text[])`;
