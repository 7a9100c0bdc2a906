/** The next employees, by id. Budgets lie under an id with a colon, which no employee has. $1 last id already seen, $2 how many. */
export const allEmployees = `
  select employee_id
    from employee_version
   where employee_id > $1 and employee_id not like 'department:%'
   order by employee_id
   limit $2`;
