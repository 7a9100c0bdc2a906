// In: the paid segments of one period in order of date. Out: one base line per segment, rounded once.
// Guaranteed: segments of one rate sum exactly to the rounded amount of all their units, the last that has units taking the
// residue. Under CALENDAR_DAYS, WORKING_DAYS and FIXED_30 an undivided or merely cut full period so pays exactly the rounded
// amount of the period; under ANNUAL_260, ANNUAL_365 and HOURS it pays the rounded rate × units, cut or not.
// The amount of a period and the rate of a unit are never numbers of their own: × units comes first, then one division,
// so that an exact half cent is one.
import type { Source } from '../entry-fields.js';
import { exponentOf, type Money } from '../money.js';
import type { PayLine } from '../pay-line.js';
import type { PayPolicy } from '../pay-policy.js';
import type { PaidSegment, PaySegment } from '../pay-segments.js';
import type { PayPeriod } from '../period.js';
import type { PlainDate } from '../plain-date.js';
import { cutAtNewYear } from '../proration/cut-at-new-year.js';
import { prorationMethods } from '../proration/methods.js';
import type { Units } from '../proration/units.js';
import {
  fraction,
  inverse,
  isSameNumber,
  powerOfTen,
  roundedText,
  roundedUnits,
  textOfUnits,
  timesRational,
  type Rational,
} from '../rational.js';
import { annualFraction } from '../salary.js';

const shownDecimals = 10;

/** A segment with what it pays; what explains the amount is computed by `baseLineOf`. */
export type PricedSegment = SharedSegment & { readonly amount: Money };

type SharedSegment = { readonly segment: PaidSegment; readonly units: Units; readonly share: RateShare };

/** What each segment of a period that has a salary pays under the policy's proration. */
export function pricedSegments(
  segments: readonly PaySegment[],
  period: PayPeriod,
  policy: PayPolicy,
): PricedSegment[] {
  const paid = cutAtNewYear(segments.filter(isPaid), policy);
  // In order of date and after all are counted, so that the last segment of a rate knows what is left for it.
  return withShares(paid, period, policy).map(({ segment, units, share }) => {
    const { currency } = share;
    const amount = textOfUnits(share.amountFor(units.count), exponentOf(currency));
    return { segment, units, share, amount: { amount, currency } };
  });
}

function isPaid(segment: PaySegment): segment is PaidSegment {
  return segment.salary !== undefined;
}

/** Each segment with the share it draws on: one object for all of the same currency, annual amount and worth of a unit. */
function withShares(segments: readonly PaidSegment[], period: PayPeriod, policy: PayPolicy): SharedSegment[] {
  const shares: RateShare[] = [];
  return segments.map((segment) => {
    const units = prorationMethods[policy.proration](segment, period, policy);
    const { salary } = segment.salary;
    const annual = annualFraction(salary);
    const { currency } = salary.amount;
    let share = shares.find((known) => known.isOf(annual, units.worth, currency));
    if (share === undefined) shares.push((share = new RateShare(annual, units, currency, policy)));
    share.count(units.count);
    return { segment, units, share };
  });
}

/** What the segments of one rate share: how to price their units, and what is still to be paid for how many. */
class RateShare {
  private readonly ofUnit: Rational;
  private counted = 0;
  private countLeft = 0;
  /** In the smallest units of the currency. */
  private paid = 0n;

  constructor(
    private readonly annual: Rational,
    private readonly units: Units,
    readonly currency: string,
    private readonly policy: PayPolicy,
  ) {
    this.ofUnit =
      policy.roundRateFirst === true
        ? timesRational(this.rate(), units.shownAs)
        : timesRational(annual, units.worth);
  }

  /**
   * The worth is compared as the method writes it, not reduced: 20 an hour for 40 hours a week, 40 for 20 and 41,600 a year
   * come to the same by the year and by the day, but are three rates.
   */
  isOf(annual: Rational, worth: Rational, currency: string): boolean {
    const own = this.units.worth;
    return (
      this.currency === currency &&
      isSameNumber(this.annual, annual) &&
      own.numerator === worth.numerator &&
      own.denominator === worth.denominator
    );
  }

  /** The rate of one unit as it is shown. */
  rate(): Rational {
    const { annual, units, policy, currency } = this;
    const exact = timesRational(timesRational(annual, units.worth), inverse(units.shownAs));
    if (policy.roundRateFirst !== true) return exact;
    const exponent = exponentOf(currency);
    return fraction(roundedUnits(exact, exponent, policy.rounding), powerOfTen(exponent));
  }

  /** So many units more are going to be paid. */
  count(units: number): void {
    this.counted += units;
    this.countLeft += units;
  }

  /** Counted down in order of date, so the residue falls to the last segment of the rate that has units; one without is paid nothing. */
  amountFor(count: number): bigint {
    this.countLeft -= count;
    const amount = this.countLeft === 0 ? this.rounded(this.counted) - this.paid : this.rounded(count);
    this.paid += amount;
    return amount;
  }

  private rounded(count: number): bigint {
    return roundedUnits(timesCount(this.ofUnit, count), exponentOf(this.currency), this.policy.rounding);
  }
}

/** The base line of a priced segment of the period. */
export function baseLineOf({ segment, units, share, amount }: PricedSegment, period: PayPeriod): PayLine {
  return {
    kind: 'base',
    amount,
    department: segment.employment.department,
    earned: { start: segment.start, end: segment.end },
    quantity: shownQuantity(units),
    rate: shown(share.rate()),
    method: units.method,
    sources: sourcesOf(segment, period),
  };
}

function timesCount({ numerator, denominator }: Rational, count: number): Rational {
  return { numerator: numerator * BigInt(count), denominator };
}

function shownQuantity({ count, shownAs }: Units): string {
  return shown(timesCount(shownAs, count));
}

/** Without zeros at the end. */
function shown(value: Rational): string {
  return roundedText(value, shownDecimals, 'HALF_UP').replace(/\.?0+$/, '');
}

/** The salary, and the employment where it decides: its start or end cuts the period, or it moves the cost elsewhere. */
function sourcesOf({ employment, salary }: PaidSegment, period: PayPeriod): Source[] {
  const decides =
    isInside(employment.start, period) ||
    (employment.end !== null && isInside(employment.end, period)) ||
    employment.department !== salary.department;
  const isSameEntry = salary.sources.some(({ updateId }) => updateId === employment.source.updateId);
  return decides && !isSameEntry ? [...salary.sources, employment.source] : [...salary.sources];
}

function isInside(date: PlainDate, period: PayPeriod): boolean {
  return period.start <= date && date < period.end;
}
