// Amounts as whole numbers of ten-thousandths, for sums: no amount has more than four decimals (numeric(19,4), and no
// currency of ISO 4217 has five), so nothing is rounded, and it is a fraction of the time that decimals take (ADR 6).
import { powerOfTen, textOfUnits, wholeOf } from './rational.js';

const decimals = 4;

/** The amount of a plain decimal text such as "1234.56". Throws on any other text and on more than four decimals. */
export function tenThousandths(amount: string): bigint {
  const { whole, decimals: given } = wholeOf(amount);
  if (given > decimals) throw new RangeError(`more than ${decimals} decimals`);
  return whole * powerOfTen(decimals - given);
}

/** The text with so many decimals, 4 at most; undefined where it would have to be rounded. */
export function textOf(value: bigint, exponent: number): string | undefined {
  const hidden = powerOfTen(decimals - exponent);
  return value % hidden === 0n ? textOfUnits(value / hidden, exponent) : undefined;
}
