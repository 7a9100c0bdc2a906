import type { Source } from './entry-fields.js';
import type { Money } from './money.js';
import type { Proration } from './pay-policy.js';
import type { PlainDate } from './plain-date.js';
import type { PercentBase } from './updates/bonus-granted.js';

/** One line of computed pay, rounded once, with the entries that it comes from. */
export type PayLine = {
  readonly kind: 'base' | 'bonus' | 'scheduledBonus' | 'adjustment' | 'retro';
  readonly amount: Money;
  /** Where the cost lies: the department in force when it was earned. */
  readonly department: string;
  /** When it was earned, half-open; of a retro line, the whole period that is put right. */
  readonly earned: { readonly start: PlainDate; readonly end: PlainDate };
  /** Days or hours paid, of a base line. */
  readonly quantity?: string;
  /**
   * The amount per unit of quantity, to ten decimals at most, of a base line. It explains the amount and is not a factor
   * of it: a rounded daily rate times the days would not give the monthly amount.
   */
  readonly rate?: string;
  /** How a base line was prorated. */
  readonly method?: Proration;
  /** Of a bonus granted as a percentage: what it was taken of. */
  readonly share?: { readonly percent: string; readonly of: PercentBase };
  /** For bonuses and adjustments, the code they were given under, if any. */
  readonly code?: string;
  readonly sources: readonly Source[];
};
