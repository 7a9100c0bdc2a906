/**
 * Whom an update concerns and on which date it takes effect; a reversal or a decision concerns what it names.
 * $1 update id.
 */
export const concernOfUpdate = `
  select coalesce(t.employee_id, e.employee_id) as "employeeId",
         coalesce(t.effective_date, e.effective_date) as "effectiveDate"
    from update_winner w
    join entry e on e.partition = w.partition and e."offset" = w."offset"
    left join update_winner tw on e.type like 'update.%' and tw.update_id = (e.data ->> 'update')::uuid
    left join entry t on t.partition = tw.partition and t."offset" = tw."offset"
   where w.update_id = $1::uuid`;
