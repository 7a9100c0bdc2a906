/**
 * The entries of one chunk, by COPY: they are keyed (partition, offset), so none can conflict with another partition's. A
 * key that exists already means that the books and the position disagree, and the apply must stop instead of hiding it.
 * The columns are those of entry-rows.ts, in its order.
 */
export const copyEntries = `
  copy entry (partition, "offset", update_id, type, type_version, employee_id, department, effective_date, recorded_at,
              source, actor, data, fingerprint, key, headers, value, chain)
  from stdin (format binary)`;
