/** Where a payday goes that falls on a day that is not worked. */
export type HolidayRule = 'previousWorkday' | 'nextWorkday' | 'same';

/**
 * When a period is paid: so many days after its (half-open) end, so -1 is its last day; off days that are not worked by
 * the rule for holidays, weekends included.
 */
export type PaydayRule = { readonly daysAfterEnd: number; readonly holiday: HolidayRule };

/** A payday stands at most this many days after the period's end, or before it: policyRefusal holds policies to it. */
export const paydayDaysMax = 62;
