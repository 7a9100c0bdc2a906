/** The periods whose pay is kept in computed_pay. */
export const projectedPeriods = `
  select schedule, period_start as "start", period_end as "end", filled from projected_period order by schedule, period_start`;

/** Those that are not filled yet; `generation` is the transaction that wrote the row. */
export const unfilledPeriods = `
  select schedule, period_start as "start", period_end as "end", xmin::text as generation
    from projected_period where not filled order by schedule, period_start`;
