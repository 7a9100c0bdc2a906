/** Every department at its latest version, by id. One row a department: the table keeps all versions. */
export const latestDepartments = `
  select distinct on (id) id, name, partitions, version
    from department_version
   order by id, version desc`;
