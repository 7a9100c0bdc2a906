/** Adds periods to the projected ones, not yet filled. $1 schedules, $2 starts, $3 ends. */
export const addPeriods = `
  insert into projected_period (schedule, period_start, period_end)
  select * from unnest($1::text[], $2::date[], $3::date[])
  on conflict do nothing`;

/** Forgets the periods that are no longer projected, with their pay; readers compute them from then on. $1 schedules, $2 starts kept. */
export const dropPeriods = `
  with kept as (select * from unnest($1::text[], $2::date[]) as k(schedule, period_start)),
       gone as (delete from projected_period p
                 where (p.schedule, p.period_start) not in (select schedule, period_start from kept)
                returning schedule, period_start)
  delete from computed_pay c using gone
   where c.schedule = gone.schedule and c.period_start = gone.period_start`;

/** Says that every employee is computed, so that readers may use the rows. $1 schedules, $2 starts, $3 generations. */
export const markFilled = `
  update projected_period p set filled = true
    from unnest($1::text[], $2::date[], $3::text[]) as f(schedule, period_start, generation)
   where p.schedule = f.schedule and p.period_start = f.period_start and p.xmin::text = f.generation`;
