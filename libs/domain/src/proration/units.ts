import type { PaidSegment } from '../pay-segments.js';
import type { PayPeriod } from '../period.js';
import type { PayPolicy, Proration } from '../pay-policy.js';
import type { Rational } from '../rational.js';

/** What a method makes of a stretch of days: how many of its units it is paid for, and what one is worth. */
export type Units = {
  /** The method that counted: another than the policy's only where that one has nothing to count by. */
  readonly method: Proration;
  /** Calendar days, workdays, or days of a 30-day month. */
  readonly count: number;
  /** The part of the annual amount that one of them is worth. */
  readonly worth: Rational;
  /** How many of the units that the line shows (days, hours) one of them is. */
  readonly shownAs: Rational;
};

/** Counts the days of one segment, which lies within the period. */
export type ProrationMethod = (segment: PaidSegment, period: PayPeriod, policy: PayPolicy) => Units;
