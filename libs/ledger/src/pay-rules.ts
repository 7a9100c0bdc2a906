/**
 * The rules in force, as every fold and every computation takes them: pay policies by schedule and period, approval
 * thresholds by instant. In: a transaction. Out: the rules that its snapshot shows.
 * Guaranteed: the version in force at a period's start decides, the domain's default where there is none; rules are a
 * function of two append-only tables, so the same tables give the same pay.
 */
import type { Tx } from '#libs/database';
import {
  defaultFoldRules,
  defaultPayPolicy,
  sumByCurrency,
  type FoldRules,
  type PayPeriod,
  type PayPolicy,
  type Threshold,
} from '#libs/domain';
import { readPayRules } from './sql/pay-rules.js';

export type PayRules = {
  readonly fold: FoldRules;
  /** The policy in force at the period's start. */
  policyOf(period: PayPeriod): PayPolicy;
  /** Equal for equal rules, different for different ones. */
  readonly edition: string;
};

type PolicyRow = { schedule: string; inForceFrom: string; policy: PayPolicy };
type LimitRow = { amount: string | null; currency: string | null; percent: string | null };
type ThresholdRow = Pick<Threshold, 'department' | 'kind' | 'inForceFromMs'> & LimitRow;

let lastRead: PayRules | undefined;

/**
 * The rules as the transaction sees them now. One short statement each time; what it gives is parsed only when it differs
 * from the last text, whatever database that came from. A writer calls this after share-periods (see sql/share-periods).
 */
export async function loadRules(tx: Pick<Tx, 'query'>): Promise<PayRules> {
  const [row] = await tx.query<{ policies: string; thresholds: string }>(readPayRules);
  const { policies, thresholds } = row ?? { policies: '[]', thresholds: '[]' };
  const edition = `${policies}\n${thresholds}`;
  if (lastRead?.edition !== edition) lastRead = payRulesOf(policies, thresholds, edition);
  return lastRead;
}

function payRulesOf(policies: string, thresholds: string, edition: string): PayRules {
  const versions = JSON.parse(policies) as PolicyRow[];
  return {
    edition,
    fold: { ...defaultFoldRules, thresholds: thresholdsOf(JSON.parse(thresholds) as ThresholdRow[]) },
    policyOf: ({ schedule, start }) =>
      // In order of date and then of writing, so the last match is the one in force.
      versions.findLast((version) => version.schedule === schedule && version.inForceFrom <= start)?.policy ??
      defaultPayPolicy(schedule),
  };
}

/** In order of force; of two that take force at one instant for the same thing the later written one stays. */
function thresholdsOf(rows: readonly ThresholdRow[]): Threshold[] {
  const kept = new Map<string, Threshold>();
  for (const { department, kind, inForceFromMs, amount, currency, percent } of rows) {
    const limit = limitOf({ amount, currency, percent });
    const unit = currency ?? 'percent';
    kept.set(`${department} ${kind} ${unit} ${inForceFromMs}`, { department, kind, limit, inForceFromMs });
  }
  return [...kept.values()];
}

/** The limit that a row keeps in one of two ways, an amount with the decimals of its currency. */
export function limitOf({ amount, currency, percent }: LimitRow): Threshold['limit'] {
  const [money] = amount === null || currency === null ? [] : sumByCurrency([{ amount, currency }]);
  return money ?? { percent: percent ?? '' };
}
