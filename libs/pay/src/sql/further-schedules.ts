/** The schedules other than monthly that a hire ever named; an index of exactly those rows answers it. */
export const furtherSchedules = `
  select s.schedule
    from unnest(array['weekly', 'biweekly', 'fourWeekly', 'semiMonthly']) as s(schedule)
   where exists (select 1 from entry e
                  where e.type = 'employment.started' and e.data ->> 'paySchedule' <> 'monthly'
                    and e.data ->> 'paySchedule' = s.schedule)`;
