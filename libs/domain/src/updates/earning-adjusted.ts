import type { Anomaly } from '../anomaly.js';
import { sourceOf, type EntryFields, type Source } from '../entry-fields.js';
import type { Money } from '../money.js';
import { addDays, type PlainDate } from '../plain-date.js';

/** The own fields of `earning.adjusted`; the period earned is inclusive here, as people write it. */
export type EarningAdjusted = {
  readonly amount: Money;
  readonly code: string;
  readonly earned: { readonly start: string; readonly end: string };
  readonly payDate: string;
  readonly reason?: string | undefined;
};

export type EarningAdjustedEntry = EntryFields & {
  readonly type: 'earning.adjusted';
  readonly data: EarningAdjusted;
};

/** A signed amount beside the salary (overtime, unpaid leave, a deduction), in the period that holds its pay date. */
export type Adjustment = {
  readonly payDate: PlainDate;
  /** Signed, never zero. */
  readonly amount: Money;
  readonly code: string;
  /** Half-open. */
  readonly earned: { readonly start: PlainDate; readonly end: PlainDate };
  /** In force on the first day of the period earned on which somebody was employed, else on the pay date, else as named. */
  readonly department: string;
  readonly source: Source;
  readonly anomalies: readonly Anomaly[];
};

/** The adjustment of the entry, at the cost of this department. */
export function adjustmentOf(
  entry: EarningAdjustedEntry,
  department: string,
  anomalies: readonly Anomaly[],
): Adjustment {
  const { amount, code, earned } = entry.data;
  return {
    payDate: entry.effectiveDate,
    amount,
    code,
    earned: { start: earned.start, end: addDays(earned.end, 1) },
    department,
    source: sourceOf(entry),
    anomalies,
  };
}
