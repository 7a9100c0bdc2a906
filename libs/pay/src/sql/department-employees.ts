/** The next employees, by id, who have an entry in a department. $1 department, $2 last id already seen, $3 how many. */
export const departmentEmployees = `
  select distinct employee_id
    from entry
   where department = $1 and employee_id > $2
   order by employee_id
   limit $3`;
