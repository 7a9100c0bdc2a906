/** The periods whose pay is kept in computed_pay. */
export const projectedPeriods = `
  select schedule, period_start as "start", period_end as "end", filled from projected_period order by schedule, period_start`;
