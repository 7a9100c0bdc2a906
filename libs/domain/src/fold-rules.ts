import type { Money } from './money.js';

/** What may have a threshold. */
export type ThresholdKind = 'salary' | 'raise' | 'bonus' | 'scheduledBonus' | 'adjustment';

/** Above this a proposal of the kind waits for an approval. Of one department, kind and unit the latest in force counts. */
export type Threshold = {
  readonly department: string;
  readonly kind: ThresholdKind;
  readonly limit: Money | { readonly percent: string };
  /** From this instant on (ms since 1970), compared with when the log took the proposal. */
  readonly inForceFromMs: number;
};

/** The configuration that a fold depends on besides the entries. */
export type FoldRules = {
  readonly thresholds: readonly Threshold[];
  /** A raise by more than this percentage is flagged RAISE_OVER_LIMIT; decimal text. */
  readonly raiseLimitPercent: string;
};

/** What holds where nothing else was configured: nothing waits, raises above 20 % are flagged. */
export const defaultFoldRules: FoldRules = { thresholds: [], raiseLimitPercent: '20' };
