// In: the paid segments of one period in order of date. Out: one base line per segment, rounded once.
// Guaranteed: segments of one rate sum exactly to the rounded amount of all their units, the last that has units taking the
// residue. Under CALENDAR_DAYS, WORKING_DAYS and FIXED_30 an undivided or merely cut full period so pays exactly the rounded
// amount of the period; under ANNUAL_260, ANNUAL_365 and HOURS it pays the rounded rate × units, cut or not.
// The amount of a period and the rate of a unit are never numbers of their own: × units comes first, then one division,
// because 64 rounded digits can push an exact half cent to the wrong side.
import type { Decimal } from 'decimal.js';
import type { Source } from '../entry-fields.js';
import { exactAmount, roundDecimal, zero, type Money } from '../money.js';
import type { PayLine } from '../pay-line.js';
import type { PayPolicy } from '../pay-policy.js';
import type { PaidSegment, PaySegment } from '../pay-segments.js';
import type { PayPeriod } from '../period.js';
import type { PlainDate } from '../plain-date.js';
import { cutAtNewYear } from '../proration/cut-at-new-year.js';
import { prorationMethods } from '../proration/methods.js';
import type { Units } from '../proration/units.js';
import { annualOf } from '../salary.js';

const shownDecimals = 10;

/** What the segments of one rate share: how to price their units, and what is still to be paid for how many. */
type RateShare = {
  /** The rate of one unit, for the eye. */
  readonly rate: () => Decimal;
  readonly rounded: (count: number) => Decimal;
  countLeft: number;
  count: number;
  paid: Decimal;
};

type SharedSegment = { readonly segment: PaidSegment; readonly units: Units; readonly share: RateShare };

/** A segment with what it pays; what explains the amount is computed by `baseLineOf`. */
export type PricedSegment = SharedSegment & { readonly amount: Money };

/** What each segment of a period that has a salary pays under the policy's proration. */
export function pricedSegments(
  segments: readonly PaySegment[],
  period: PayPeriod,
  policy: PayPolicy,
): PricedSegment[] {
  return withShares(cutAtNewYear(segments.filter(isPaid), policy), period, policy).map((shared) => {
    const { currency } = shared.segment.salary.salary.amount;
    const amount = amountFor(shared.units.count, shared.share);
    return { ...shared, amount: { amount: exactAmount(amount, currency), currency } };
  });
}

function isPaid(segment: PaySegment): segment is PaidSegment {
  return segment.salary !== undefined;
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

/** Counted down in order of date, so the residue falls to the last segment of the rate that has units; one without is paid nothing. */
function amountFor(count: number, share: RateShare): Decimal {
  share.countLeft -= count;
  const amount = share.countLeft === 0 ? share.rounded(share.count).minus(share.paid) : share.rounded(count);
  share.paid = share.paid.plus(amount);
  return amount;
}

/** Each segment with the share it draws on: one object for all segments of the same currency, annual amount and worth of a unit. */
function withShares(segments: readonly PaidSegment[], period: PayPeriod, policy: PayPolicy): SharedSegment[] {
  const byRate = new Map<string, RateShare>();
  return segments.map((segment) => {
    const units = prorationMethods[policy.proration](segment, period, policy);
    const { salary } = segment.salary;
    const annual = annualOf(salary);
    // For speed only: a segment alone, as nearly every one is, shares with none.
    const rate = segments.length === 1 ? '' : rateOf(salary.amount.currency, annual, units);
    const share = byRate.get(rate) ?? newShare(annual, units, salary.amount.currency, policy);
    share.countLeft += units.count;
    share.count += units.count;
    byRate.set(rate, share);
    return { segment, units, share };
  });
}

function rateOf(currency: string, annual: Decimal, { worth: { numerator, denominator } }: Units): string {
  return `${currency} ${annual.toFixed()} ${numerator.toFixed()}/${denominator.toFixed()}`;
}

function newShare(
  annual: Decimal,
  { worth, shownAs }: Units,
  currency: string,
  { rounding, roundRateFirst }: PayPolicy,
): RateShare {
  const round = (value: Decimal) => roundDecimal(value, currency, rounding);
  const rate = () =>
    annual.times(worth.numerator).times(shownAs.denominator).div(worth.denominator.times(shownAs.numerator));
  const nothingYet = { countLeft: 0, count: 0, paid: zero };
  if (roundRateFirst !== true) {
    const rounded = (count: number) =>
      round(annual.times(worth.numerator).times(count).div(worth.denominator));
    return { rate, rounded, ...nothingYet };
  }
  const roundedRate = round(rate());
  const rounded = (count: number) =>
    round(roundedRate.times(count).times(shownAs.numerator).div(shownAs.denominator));
  return { rate: () => roundedRate, rounded, ...nothingYet };
}

function shownQuantity({ count, shownAs }: Units): string {
  return shown(shownAs.numerator.times(count).div(shownAs.denominator));
}

function shown(value: Decimal): string {
  return value.toDecimalPlaces(shownDecimals).toFixed();
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
