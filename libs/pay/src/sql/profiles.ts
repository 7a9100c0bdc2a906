/** The names of some employees, where they have one. $1 employee ids. */
export const profileNames = `
  select employee_id as "employeeId", name from employee_profile where employee_id = any($1::text[])`;

/** Gives an employee a name in the place of the one there is. $1 employee id, $2 name. */
export const putProfile = `
  insert into employee_profile (employee_id, name) values ($1, $2)
  on conflict (employee_id) do update set name = excluded.name, updated_at = now()`;

/** Erases an employee's name; nothing of it stays. $1 employee id. */
export const eraseProfile = `delete from employee_profile where employee_id = $1`;
