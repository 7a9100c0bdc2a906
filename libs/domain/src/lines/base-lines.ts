// In: the paid segments of one period in order of date. Out: one base line per segment, rounded once.
// Guaranteed: segments of one rate sum exactly to round(P × their days ÷ days in the period), the last taking the residue,
// so an undivided or merely cut full period pays exactly round(P).
// P is the annual amount ÷ 12. It is never a number of its own: × days comes first and ÷ (12 × days in the period) is the
// one division, because a P of 64 rounded digits can push an exact half cent to the wrong side.
import type { Decimal } from 'decimal.js';
import type { Source } from '../entry-fields.js';
import { exactAmount, roundDecimal, zero } from '../money.js';
import type { PayLine } from '../pay-line.js';
import type { PayPolicy } from '../pay-policy.js';
import type { PaidSegment } from '../pay-segments.js';
import { daysBetween, type PlainDate } from '../plain-date.js';
import type { PayPeriod } from '../period.js';
import { annualOf } from '../salary.js';

const periodsPerYear = 12;
const rateDecimals = 10;

/** What the segments of one rate share: their annual amount, and what is still to be paid for how many segments. */
type RateShare = { readonly annual: Decimal; segmentsLeft: number; days: number; paid: Decimal };

/** The base lines of a period under calendar-day proration. */
export function baseLines(segments: readonly PaidSegment[], period: PayPeriod, policy: PayPolicy): PayLine[] {
  const daysInPeriod = daysBetween(period.start, period.end);
  const amountOf = (annual: Decimal, days: number) => annual.times(days).div(periodsPerYear * daysInPeriod);
  return withShares(segments).map(({ segment, share }) => {
    const { currency } = segment.salary.salary.amount;
    // Counted down in order of date, so the residue falls to the last segment of the rate.
    share.segmentsLeft -= 1;
    const rounded = (days: number) => roundDecimal(amountOf(share.annual, days), currency, policy.rounding);
    const amount = share.segmentsLeft === 0 ? rounded(share.days).minus(share.paid) : rounded(segment.days);
    share.paid = share.paid.plus(amount);
    return {
      kind: 'base',
      amount: { amount: exactAmount(amount, currency), currency },
      department: segment.employment.department,
      earned: { start: segment.start, end: segment.end },
      quantity: `${segment.days}`,
      rate: amountOf(share.annual, 1).toDecimalPlaces(rateDecimals).toFixed(),
      sources: sourcesOf(segment, period),
    };
  });
}

/** Each segment with the share it draws on: one object for all segments of the same currency and annual amount. */
function withShares(segments: readonly PaidSegment[]): { segment: PaidSegment; share: RateShare }[] {
  const byRate = new Map<string, RateShare>();
  return segments.map((segment) => {
    const { salary } = segment.salary;
    const annual = annualOf(salary);
    const rate = `${salary.amount.currency} ${annual.toFixed()}`;
    const share = byRate.get(rate) ?? { annual, segmentsLeft: 0, days: 0, paid: zero };
    share.segmentsLeft += 1;
    share.days += segment.days;
    byRate.set(rate, share);
    return { segment, share };
  });
}

/** The salary, and the employment where it decides: its start or end cuts the period, or it moves the cost elsewhere. */
function sourcesOf({ employment, salary }: PaidSegment, period: PayPeriod): Source[] {
  const decides =
    isInside(employment.start, period) ||
    (employment.end !== null && isInside(employment.end, period)) ||
    employment.department !== salary.department;
  const isSameEntry = employment.source.updateId === salary.source.updateId;
  return decides && !isSameEntry ? [salary.source, employment.source] : [salary.source];
}

function isInside(date: PlainDate, period: PayPeriod): boolean {
  return period.start <= date && date < period.end;
}
