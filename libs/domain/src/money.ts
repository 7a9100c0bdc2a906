// Exact money. In: decimal text and currency codes. Out: canonical text ("5000.00" EUR, "5000" JPY, "5000.000" KWD).
// Guaranteed: no binary floating point anywhere, amounts of different currencies are never added,
// and nothing is rounded except where a caller asks for it by name and mode.
import { Decimal } from 'decimal.js';
import { currencyExponent } from './currency-exponents.js';
import type { RoundingMode } from './rational.js';
import { tenThousandths, textOf } from './ten-thousandths.js';

/** An amount in canonical decimals of its currency. */
export type Money = { readonly amount: string; readonly currency: string };

export type { RoundingMode };

// A clone of our own: Decimal.set() anywhere else in the program cannot change what people are paid.
// The widest exact product (19 digits of amount, hours, weeks, days) has under 40 digits; 64 keep a single division
// apart from a rounding boundary that it does not lie on.
const Exact = Decimal.clone({ defaults: true, precision: 64, rounding: Decimal.ROUND_HALF_UP });

const roundings = { HALF_UP: Decimal.ROUND_HALF_UP, HALF_EVEN: Decimal.ROUND_HALF_EVEN } as const;

/** Shared by sums that start at nothing. */
export const zero = new Exact(0);

/** The exact decimal of a text such as Money.amount. Throws on text that is no decimal. */
export function exactDecimal(text: string): Decimal {
  return new Exact(text);
}

/** Rounds once to the decimals of the currency. Throws on an unknown currency. */
function roundDecimal(value: Decimal, currency: string, mode: RoundingMode): Decimal {
  return value.toDecimalPlaces(exponentOf(currency), roundings[mode]);
}

/** Rounds once to the decimals of the currency and gives canonical text; never "-0.00". Throws on an unknown currency. */
export function roundToCurrency(value: Decimal, currency: string, mode: RoundingMode): string {
  return roundDecimal(value, currency, mode).toFixed(exponentOf(currency));
}

/** The canonical text of an exact amount. Throws where its currency has fewer decimals: that would be a hidden rounding. */
export function exactAmount(value: Decimal, currency: string): string {
  const exponent = exponentOf(currency);
  if (value.decimalPlaces() > exponent) throw surplusDecimals(exponent, currency);
  return value.toFixed(exponent);
}

function surplusDecimals(exponent: number, currency: string): RangeError {
  return new RangeError(`more than the ${exponent} decimals of ${currency}`);
}

/** The exact sum of two amounts of one currency. Throws on two currencies: those are never added. */
export function addMoney(left: Money, right: Money): Money {
  if (left.currency !== right.currency)
    throw new RangeError(`cannot add ${right.currency} to ${left.currency}`);
  const exponent = exponentOf(left.currency);
  const amount = textOf(tenThousandths(left.amount) + tenThousandths(right.amount), exponent);
  if (amount === undefined) throw surplusDecimals(exponent, left.currency);
  return { amount, currency: left.currency };
}

/** True below zero. */
export function isNegative({ amount }: Money): boolean {
  return exactDecimal(amount).lt(zero);
}

/** The same amount with the other sign; zero has none. */
export function negated({ amount, currency }: Money): Money {
  const exact = exactDecimal(amount);
  return { amount: exactAmount(exact.isZero() ? zero : exact.negated(), currency), currency };
}

/**
 * The exact sums, one per currency, sorted by currency code, in canonical text even where the amounts were not
 * ("1.5000" EUR from a numeric(19,4) column); an empty list for no amounts.
 */
export function sumByCurrency(amounts: readonly Money[]): Money[] {
  const sums = new Map<string, bigint>();
  for (const { amount, currency } of amounts)
    sums.set(currency, (sums.get(currency) ?? 0n) + tenThousandths(amount));
  return [...sums]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([currency, sum]) => {
      const exponent = exponentOf(currency);
      const amount = textOf(sum, exponent);
      if (amount === undefined) throw surplusDecimals(exponent, currency);
      return { amount, currency };
    });
}

/** The decimals of a currency that has passed validation. Throws on an unknown one. */
export function exponentOf(currency: string): number {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) throw new RangeError(`unknown currency ${JSON.stringify(currency)}`);
  return exponent;
}
