import { departmentAnomalies, employmentOn, type Employment } from '../employment.js';
import { sourceOf, type EntryFields, type Source } from '../entry-fields.js';
import type { Anomaly } from '../anomaly.js';
import type { Money } from '../money.js';
import type { PlainDate } from '../plain-date.js';

/** The own fields of `bonus.granted`. */
export type BonusGranted = {
  readonly amount: Money;
  readonly payDate: string;
  readonly code?: string | undefined;
  readonly reason?: string | undefined;
};

export type BonusGrantedEntry = EntryFields & { readonly type: 'bonus.granted'; readonly data: BonusGranted };

/** A bonus on its pay date, at the cost of the department in force then, else of the one that the update named. */
export type Bonus = {
  readonly payDate: PlainDate;
  readonly amount: Money;
  readonly department: string;
  readonly code?: string;
  readonly source: Source;
  readonly anomalies: readonly Anomaly[];
};

/** Bonuses from entries in their total order, which is also the order of their pay dates. */
export function bonusesOf(
  entries: readonly BonusGrantedEntry[],
  employments: readonly Employment[],
): Bonus[] {
  return entries.map((entry) => {
    const inForce = employmentOn(employments, entry.effectiveDate);
    return {
      payDate: entry.effectiveDate,
      amount: entry.data.amount,
      department: inForce?.department ?? entry.department,
      ...(entry.data.code === undefined ? {} : { code: entry.data.code }),
      source: sourceOf(entry),
      anomalies:
        inForce === undefined ? [beforeHire(entry, employments)] : departmentAnomalies(entry, inForce),
    };
  });
}

function beforeHire(entry: BonusGrantedEntry, employments: readonly Employment[]): Anomaly {
  const hired = employments[0]?.start;
  const known = hired === undefined ? 'no employment is known' : `employed from ${hired}`;
  return {
    code: 'BONUS_BEFORE_HIRE',
    detail: `a bonus is paid on ${entry.effectiveDate}, ${known}`,
    updateId: entry.updateId,
  };
}
