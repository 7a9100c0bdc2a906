/** Whose entry stands at each of some places of the log, and of which update. $1 partitions, $2 offsets, in pairs. */
export const entriesAt = `
  select e.partition, e."offset"::text as "offset", e.employee_id as "employeeId", e.update_id as "updateId"
    from unnest($1::integer[], $2::bigint[]) as at(partition, "offset")
    join entry e on e.partition = at.partition and e."offset" = at."offset"`;
