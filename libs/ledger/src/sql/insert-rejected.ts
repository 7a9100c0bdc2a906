/** Records that can never be applied, with their bytes. $1 partition, then one array per column. */
export const insertRejected = `
  insert into rejected_record (partition, "offset", code, reason, key, headers, value, recorded_at, chain)
  select $1, n."offset", n.code, n.reason, n.key, n.headers, n.value,
         timestamptz 'epoch' + n.recorded_at_ms * interval '1 ms', n.chain
    from unnest($2::bigint[], $3::text[], $4::text[], $5::bytea[], $6::bytea[], $7::bytea[], $8::bigint[], $9::bytea[])
      as n("offset", code, reason, key, headers, value, recorded_at_ms, chain)`;
