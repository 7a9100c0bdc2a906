/**
 * The effective date in the books of updates that have none of their own: what they undo or decide keeps its own date, and
 * they take part in no order by date. The first date of the range, so that no query by date can miss them.
 */
export const dateOfDecisions = '1900-01-01';
