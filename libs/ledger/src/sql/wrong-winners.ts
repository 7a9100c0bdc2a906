/** Update ids whose winner is not their first entry by (recorded at, partition, offset), is missing, or has no entry at all. */
export const wrongWinners = `
  with first as (
    select distinct on (update_id) update_id, partition, "offset", recorded_at, fingerprint
      from entry order by update_id, recorded_at, partition, "offset")
  select coalesce(f.update_id, w.update_id)::text as "updateId",
         f.partition || ':' || f."offset" as "first", w.partition || ':' || w."offset" as "winner"
    from first f full join update_winner w on w.update_id = f.update_id
   where (f.update_id, f.partition, f."offset", f.recorded_at, f.fingerprint)
         is distinct from (w.update_id, w.partition, w."offset", w.recorded_at, w.fingerprint)
   order by 1`;

/**
 * Entries that lost and are not taken down as such, and those taken down that did not lose, or for somebody or an id
 * that they do not name.
 */
export const wrongLosers = `
  with lost as (
    select e.partition, e."offset", e.employee_id, e.update_id
      from entry e join update_winner w using (update_id)
     where (w.partition, w."offset") <> (e.partition, e."offset"))
  select coalesce(l.partition, t.partition) || ':' || coalesce(l."offset", t."offset") as "where",
         t.partition is null as "isMissing"
    from lost l full join losing_entry t using (partition, "offset")
   where (l.employee_id, l.update_id) is distinct from (t.employee_id, t.update_id)
   order by coalesce(l.partition, t.partition), coalesce(l."offset", t."offset")`;
