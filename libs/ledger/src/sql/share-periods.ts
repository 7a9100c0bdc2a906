/**
 * Held by every apply until it commits, before it reads which periods are projected. The job that adds a period takes
 * the same lock alone (add-periods); without the pair an apply that read the old set could commit a new employee
 * after the job has passed by, and that employee would be missing from the period.
 */
export const sharePeriods = `select pg_advisory_xact_lock_shared(7236155502)`;

/** The job's side: waits until no apply is under way that read the old set. Held for one short statement only. */
export const changePeriods = `select pg_advisory_xact_lock(7236155502)`;
