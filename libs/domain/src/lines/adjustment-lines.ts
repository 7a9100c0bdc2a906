import type { PayLine } from '../pay-line.js';
import type { Adjustment } from '../updates/earning-adjusted.js';

/** One line per adjustment, signed, with the time in which it was earned, which may lie before the period that pays it. */
export function adjustmentLines(adjustments: readonly Adjustment[]): PayLine[] {
  return adjustments.map(({ amount, department, earned, code, source }) => ({
    kind: 'adjustment',
    amount,
    department,
    earned,
    code,
    sources: [source],
  }));
}
