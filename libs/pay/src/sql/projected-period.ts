/** One row where the period is projected and filled: only then computed_pay holds every employee of it. $1 schedule, $2 first day. */
export const projectedPeriod = `
  select 1 from projected_period where schedule = $1 and period_start = $2::date and filled`;
