/** One department at its latest version, or no row. $1 id. */
export const latestDepartment = `
  select id, name, partitions, version
    from department_version
   where id = $1
   order by version desc
   limit 1`;
