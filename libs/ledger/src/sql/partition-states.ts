/**
 * Each partition's position, with what became of its offsets. Set-based: one pass over the entries and their winners.
 * $1 group, $2 topic.
 */
export const partitionStates = `
  with entries as (
    select e.partition,
           count(*) filter (where (w.partition, w."offset") = (e.partition, e."offset")) as applied,
           count(*) filter (where (w.partition, w."offset") <> (e.partition, e."offset")
                              and w.fingerprint = e.fingerprint) as duplicate,
           count(*) filter (where (w.partition, w."offset") <> (e.partition, e."offset")
                              and w.fingerprint <> e.fingerprint) as conflict
      from entry e join update_winner w using (update_id) group by e.partition
  ), rejections as (
    select partition, count(*) as rejected from rejected_record group by partition
  ), gaps as (
    select partition, sum(next_offset - first_offset) filter (where kind = 'control') as control,
           sum(next_offset - first_offset) filter (where kind = 'skipped') as skipped
      from offset_gap group by partition
  )
  select p.cluster_id as "clusterId", p.partition, p.next_offset::text as "nextOffset", p.owner_epoch::text as epoch,
         p.owner, p.updated_at as "updatedAt", p.halt_code as "haltCode", p.halt_detail as "haltDetail",
         coalesce(applied, 0)::text as applied, coalesce(duplicate, 0)::text as duplicate,
         coalesce(conflict, 0)::text as conflict, coalesce(rejected, 0)::text as rejected,
         coalesce(control, 0)::text as control, coalesce(skipped, 0)::text as skipped
    from consumer_position p
    left join entries using (partition) left join rejections using (partition) left join gaps using (partition)
   where p.group_id = $1 and p.topic = $2
   order by p.partition, p.updated_at desc`;
