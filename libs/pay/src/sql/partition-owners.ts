/**
 * Which departments own these partitions or ever did: a record is not strange because its department has moved since.
 * $1 partitions.
 */
export const partitionOwners = `
  select distinct p.partition, d.id as department
    from department_version d cross join lateral unnest(d.partitions) as p(partition)
   where p.partition = any($1::integer[])`;
