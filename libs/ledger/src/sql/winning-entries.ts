/**
 * What the fold of some employees needs: winners only, an update id counts once whatever else carries it. Left out are the
 * few that lost, instead of looking up the winner of each: that look-up took half of the time. NOT IN, because Postgres then
 * reads the losers once for the statement, however it guesses their number.
 * A statement of its own, after the employees are locked: READ COMMITTED gives it a new snapshot, which holds what
 * another partition has just committed for them. Unordered: the fold has its own total order.
 * $1 employee ids.
 */
export const winningEntries = `
  select e.employee_id as "employeeId", e.partition, e."offset"::text as "offset", e.update_id as "updateId",
         e.department, e.effective_date as "effectiveDate",
         (extract(epoch from e.recorded_at) * 1000)::bigint::text as "recordedAtMs",
         e.type, e.type_version as version, e.data, e.actor
    from entry e
   where e.employee_id = any($1::text[])
     and (e.partition, e."offset") not in (
           select l.partition, l."offset" from losing_entry l where l.employee_id = any($1::text[]))`;

/**
 * Likewise, without what can change no pay between two dates (mayChangePay of the domain): most of a long history is
 * bonuses and adjustments long paid. $2 first date, $3 the date after the last.
 */
export const winningEntriesBetween = `${winningEntries}
     and (e.type not in ('bonus.granted', 'earning.adjusted', 'budget.set')
          or e.type <> 'budget.set' and e.effective_date >= $2::date and e.effective_date < $3::date)`;
