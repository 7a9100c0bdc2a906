import type { Source } from './entry-fields.js';
import type { Money } from './money.js';
import type { PlainDate } from './plain-date.js';

/** One line of computed pay, rounded once, with the entries that it comes from. */
export type PayLine = {
  readonly kind: 'base' | 'bonus';
  readonly amount: Money;
  /** Where the cost lies: the department in force when it was earned. */
  readonly department: string;
  /** When it was earned, half-open. */
  readonly earned: { readonly start: PlainDate; readonly end: PlainDate };
  /** Days paid, of a base line. */
  readonly quantity?: string;
  /**
   * The amount per unit of quantity, to ten decimals at most, of a base line. It explains the amount and is not a factor
   * of it: a rounded daily rate times the days would not give the monthly amount.
   */
  readonly rate?: string;
  /** For bonuses, the code they were granted under, if any. */
  readonly code?: string;
  readonly sources: readonly Source[];
};
