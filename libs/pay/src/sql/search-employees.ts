/**
 * The next employees, by id, who may be meant by a search; the fold decides about department and status.
 * Budgets lie under an id with a colon, which no employee has. position() takes the text as it is: LIKE would give % and _
 * of the caller a meaning. $1 last id already seen, $2 part of an id or a name in lower case or null, $3 department or
 * null, $4 how many.
 */
export const searchEmployees = `
  select v.employee_id as "employeeId", p.name
    from employee_version v
    left join employee_profile p using (employee_id)
   where v.employee_id > $1 and v.employee_id not like 'department:%'
     and ($2::text is null or position($2 in lower(v.employee_id)) > 0 or position($2 in lower(p.name)) > 0)
     and ($3::text is null
          or exists (select 1 from entry e
                      where e.employee_id = v.employee_id
                        and (e.department = $3
                             or e.type = 'employment.transferred' and e.data ->> 'toDepartment' = $3)))
   order by v.employee_id
   limit $4`;
