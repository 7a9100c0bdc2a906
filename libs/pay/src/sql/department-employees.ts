/**
 * The next employees, by id, whom an entry puts into a department: one that names it, or a transfer to it.
 * Budgets lie under an employee id with a colon, which no employee has. $1 department, $2 last id already seen, $3 how many.
 */
export const departmentEmployees = `
  (select distinct employee_id
     from entry
    where department = $1 and employee_id > $2 and employee_id not like 'department:%'
    order by employee_id
    limit $3)
  union
  (select distinct employee_id
     from entry
    where type = 'employment.transferred' and (data ->> 'toDepartment') collate "C" = $1 and employee_id > $2
    order by employee_id
    limit $3)
  order by employee_id
  limit $3`;
