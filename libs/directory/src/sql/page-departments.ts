/** A page of departments at their latest versions by key set. $1 the last id already given ('' at first), $2 how many. */
export const pageDepartments = `
  select distinct on (id) id, name, partitions, version
    from department_version
   where id > $1
   order by id, version desc
   limit $2`;
