import type { Decimal } from 'decimal.js';
import { exactDecimal } from './money.js';

/** An exact fraction. It is kept as two numbers, because 1/3 written as a decimal would already be rounded. */
export type Rational = { readonly numerator: Decimal; readonly denominator: Decimal };

const decimalText = '[0-9]{1,9}(?:\\.[0-9]{1,6})?';
const rationalShape = new RegExp(`^(${decimalText})(?:/(${decimalText}))?$`);

/** The fraction of two decimals written as text, such as `rational('1', '365')`. */
export function rational(numerator: string, denominator = '1'): Rational {
  return { numerator: exactDecimal(numerator), denominator: exactDecimal(denominator) };
}

/** The fraction written as "26", "26.1" or "313/12"; undefined for other text and for a denominator of zero. Zero itself passes. */
export function parseRational(text: string): Rational | undefined {
  const [, numerator, denominator = '1'] = rationalShape.exec(text) ?? [];
  if (numerator === undefined) return undefined;
  const fraction = rational(numerator, denominator);
  return fraction.denominator.isZero() ? undefined : fraction;
}

/** The exact product of two fractions, not reduced. */
export function timesRational(left: Rational, right: Rational): Rational {
  return {
    numerator: left.numerator.times(right.numerator),
    denominator: left.denominator.times(right.denominator),
  };
}

/** One divided by the fraction. */
export function inverse({ numerator, denominator }: Rational): Rational {
  return { numerator: denominator, denominator: numerator };
}
