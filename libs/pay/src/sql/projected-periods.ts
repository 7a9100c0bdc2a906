/** The periods among those asked that are projected and filled: only then computed_pay holds every employee of them. $1 schedules, $2 first days. */
export const projectedPeriods = `
  select 1
    from projected_period
    join unnest($1::text[], $2::date[]) as p(schedule, period_start) using (schedule, period_start)
   where filled`;
