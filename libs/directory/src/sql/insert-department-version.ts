/**
 * Appends a version; gives no row where that version exists already. $1 id, $2 version, $3 name, $4 partitions, $5 actor.
 * The primary key (id, version) is the guard of last resort: a writer that does not take the directory lock (an operator's
 * script) could otherwise put a second version n beside the first, and readers would differ on which one is in force.
 */
export const insertDepartmentVersion = `
  insert into department_version (id, version, name, partitions, recorded_at, actor)
  values ($1, $2, $3, $4::int[], now(), $5)
  on conflict (id, version) do nothing
  returning id, name, partitions, version`;
