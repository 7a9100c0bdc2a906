// In: a total and the weights it is shared by. Out: one share per weight, in the same order.
// Guaranteed: the shares sum exactly to the total, each differs from its exact share by less than one minor unit,
// and a negative total is the mirror of the positive one.
import { exactDecimal, exponentOf, zero, type Money } from './money.js';

const weightShape = /^[0-9]+(?:\.[0-9]+)?$/;

/**
 * Splits a total over weights (decimal texts, not negative): every share is rounded down to the minor unit, and the units
 * left over go to the largest remainders, ties to the first. Undefined where there is nothing to share by: no weights,
 * all of them zero, or one that is negative or no decimal.
 */
export function splitByLargestRemainder(total: Money, weights: readonly string[]): Money[] | undefined {
  if (!weights.every((weight) => weightShape.test(weight))) return undefined;
  const parts = weights.map((weight) => exactDecimal(weight));
  const whole = parts.reduce((sum, part) => sum.plus(part), zero);
  if (whole.isZero()) return undefined;

  const exponent = exponentOf(total.currency);
  const amount = exactDecimal(total.amount);
  const minorUnit = exactDecimal('10').pow(-exponent);
  const units = amount.abs().div(minorUnit);
  const shares = parts.map((part) => {
    const product = units.times(part);
    const share = product.divToInt(whole);
    return { share, remainder: product.minus(share.times(whole)) };
  });
  let left = shares.reduce((rest, { share }) => rest.minus(share), units);
  // Array sort is stable, so equal remainders keep their order: without that, ties would depend on the engine.
  for (const winner of [...shares].sort((one, other) => other.remainder.cmp(one.remainder))) {
    if (left.lte(zero)) break;
    left = left.minus(1);
    winner.share = winner.share.plus(1);
  }
  const sign = amount.isNegative() ? -1 : 1;
  return shares.map(({ share }) => {
    return { amount: share.times(minorUnit).times(sign).toFixed(exponent), currency: total.currency };
  });
}
