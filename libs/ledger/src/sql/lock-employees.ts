/**
 * Raises the version of each employee touched, which locks that employee until the transaction ends.
 * Without it two partitions that touch one employee at once would each fold without the other's entries, and the last
 * one to commit would leave pay that misses an update. ORDER BY: all writers lock in one order, so none deadlocks.
 * Gives the new versions: what is remembered of an employee holds only if it was of the version before.
 * $1 employee ids.
 */
export const lockEmployees = `
  insert into employee_version as v (employee_id, version)
  select n.employee_id, 1
    from unnest($1::text[]) as n(employee_id)
   order by n.employee_id
  on conflict (employee_id) do update set version = v.version + 1
  returning v.employee_id as "employeeId", v.version::text as version`;
