// In: the thresholds and a proposal with what it is worth. Out: why it waits, or undefined.
// Guaranteed: of a department, kind and unit (a currency, or percent) the latest in force when the log took the proposal
// counts. Currencies are never converted, so where there are thresholds and none can be compared, the proposal waits:
// otherwise another currency would be the way around every limit.
import type { Decimal } from 'decimal.js';
import type { EntryFields } from '../entry-fields.js';
import type { FoldRules, Threshold, ThresholdKind } from '../fold-rules.js';
import { exactDecimal } from '../money.js';

/** What a proposal is worth; what is not known of it cannot be compared. */
export type Worth = {
  readonly amount?: { readonly value: Decimal; readonly currency: string } | undefined;
  /** Whether it is more than so many percent of what it is measured by. */
  readonly isMoreThanPercent?: ((limit: string) => boolean) | undefined;
};

/** Why the proposal is over a threshold of the department that it names; undefined where none holds it. */
export function overThreshold(
  { thresholds }: FoldRules,
  kind: ThresholdKind,
  { department, recordedAtMs }: EntryFields,
  worth: () => Worth,
): string | undefined {
  // The usual case, for speed: nothing is configured, so the worth need not be known.
  if (thresholds.length === 0) return undefined;
  const inForce = latestByUnit(
    thresholds.filter(
      (threshold) =>
        threshold.kind === kind &&
        threshold.department === department &&
        threshold.inForceFromMs <= recordedAtMs,
    ),
  );
  if (inForce.length === 0) return undefined;
  const known = worth();
  const compared = inForce.map(({ limit }) => isOver(limit, known));
  const at = compared.indexOf(true);
  const over = inForce[at];
  if (over !== undefined) return `over the threshold of ${department}: ${limitText(over.limit)}`;
  if (compared.includes(false)) return undefined;
  return `no threshold of ${department} can be compared: ${inForce.map(({ limit }) => limitText(limit)).join(', ')}`;
}

/** True or false, or undefined where the two cannot be compared. */
function isOver(limit: Threshold['limit'], { amount, isMoreThanPercent }: Worth): boolean | undefined {
  if ('percent' in limit) return isMoreThanPercent?.(limit.percent);
  return amount?.currency === limit.currency ? amount.value.gt(limit.amount) : undefined;
}

function latestByUnit(thresholds: readonly Threshold[]): Threshold[] {
  const latest = new Map<string, Threshold>();
  for (const threshold of thresholds) {
    const unit = unitOf(threshold);
    const before = latest.get(unit);
    if (before === undefined || comesAfter(threshold, before)) latest.set(unit, threshold);
  }
  return [...latest.values()];
}

/** Of two that take force at one instant the lower holds, whatever order they are listed in. */
function comesAfter(threshold: Threshold, before: Threshold): boolean {
  if (threshold.inForceFromMs !== before.inForceFromMs) return threshold.inForceFromMs > before.inForceFromMs;
  return exactDecimal(numberOf(threshold)).lt(numberOf(before));
}

function unitOf({ limit }: Threshold): string {
  return 'percent' in limit ? 'percent' : limit.currency;
}

function numberOf({ limit }: Threshold): string {
  return 'percent' in limit ? limit.percent : limit.amount;
}

function limitText(limit: Threshold['limit']): string {
  return 'percent' in limit ? `${limit.percent} percent` : `${limit.amount} ${limit.currency}`;
}
