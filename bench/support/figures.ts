/** Of an even number the mean of the middle two; undefined of none. */
export function medianOf(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((left, right) => left - right);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** How many times one rate is another, to three decimals. */
export function ratioOf(rate: number, reference: number): number {
  return Math.round((rate / reference) * 1_000) / 1_000;
}
