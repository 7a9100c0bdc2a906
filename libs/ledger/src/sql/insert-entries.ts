/**
 * The entries of one chunk. No ON CONFLICT on purpose: the position was compared first, so a key that exists already
 * means that the books and the position disagree, and the apply must stop instead of hiding it.
 * $1 partition, then one array per column.
 */
export const insertEntries = `
  insert into entry (partition, "offset", update_id, type, type_version, employee_id, department, effective_date,
                     recorded_at, source, actor, data, fingerprint, key, headers, value, chain)
  select $1, n."offset", n.update_id, n.type, n.type_version, n.employee_id, n.department, n.effective_date,
         timestamptz 'epoch' + n.recorded_at_ms * interval '1 ms', n.source, n.actor, n.data::jsonb, n.fingerprint,
         n.key, n.headers, n.value, n.chain
    from unnest($2::bigint[], $3::uuid[], $4::text[], $5::smallint[], $6::text[], $7::text[], $8::date[], $9::bigint[],
                $10::text[], $11::text[], $12::text[], $13::bytea[], $14::bytea[], $15::bytea[], $16::bytea[], $17::bytea[])
      as n("offset", update_id, type, type_version, employee_id, department, effective_date, recorded_at_ms,
           source, actor, data, fingerprint, key, headers, value, chain)`;
