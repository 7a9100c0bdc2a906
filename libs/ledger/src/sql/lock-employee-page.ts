/** The next employees by id, locked in the order of lock-employees. $1 last id seen, $2 how many. */
export const lockEmployeePage = `
  select employee_id as "employeeId"
    from employee_version
   where employee_id > $1
   order by employee_id
   limit $2
     for update`;
