/**
 * Which departments own some partitions or ever did: a record is not strange because its department has moved since.
 */
const ownersWhere = (partitions: string): string => `
  select distinct p.partition, d.id as department
    from department_version d cross join lateral unnest(d.partitions) as p(partition)
   where p.partition ${partitions}`;

/** $1 partitions. */
export const partitionOwners = ownersWhere('= any($1::integer[])');

/** Of the partitions that hold entries of an employee. $1 employee id. */
export const partitionOwnersOfEmployee = ownersWhere(
  'in (select e.partition from entry e where e.employee_id = $1)',
);
