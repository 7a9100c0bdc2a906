// In: how a policy writes its divisor: "26", "26.1", "313/12" or "A14/365". Out: the exact fraction by which an annual
// amount is divided to give the amount of a period.
// Guaranteed: nothing is rounded; "A14/365" (annual × 14 / 365) is the divisor 365/14.
import { parseRational, inverse, type Rational } from './rational.js';
import { remembered } from './remembered.js';

/** The divisor as a fraction greater than zero; undefined for text that is none. */
export function parseDivisor(text: string): Rational | undefined {
  const divisor = text.startsWith('A') ? partOfYear(text.slice(1)) : parseRational(text);
  return divisor === undefined || divisor.numerator === 0n ? undefined : divisor;
}

function partOfYear(text: string): Rational | undefined {
  const part = text.includes('/') ? parseRational(text) : undefined;
  return part === undefined || part.numerator === 0n ? undefined : inverse(part);
}

/** The divisor of a policy that has passed policyRefusal. Throws on text that is none. */
export const divisorOf = remembered((text: string): Rational => {
  const divisor = parseDivisor(text);
  if (divisor === undefined) throw new RangeError(`not a divisor: ${JSON.stringify(text)}`);
  return divisor;
});
