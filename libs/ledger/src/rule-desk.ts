/**
 * Where people set the rules that decide about pay: policies by schedule, approval thresholds by department.
 * In: a rule, from when it holds, who says so. Out: the kept version, or why it cannot take force.
 * Guaranteed: versions are only added; a posted period and an entry in the books keep the rules they were judged by; the
 * stored pay of every period that a rule touches is taken out of use in the same transaction, until the job filled it anew.
 */
import type { Database, Tx } from '#libs/database';
import type { Money, PayPolicy, PaySchedule, ThresholdKind } from '#libs/domain';
import { limitOf } from './pay-rules.js';
import {
  insertPolicy,
  insertThreshold,
  markUnfilled,
  policyGround,
  policyPage,
  thresholdPage,
} from './sql/pay-rules.js';
import { changePeriods } from './sql/share-periods.js';

export type PolicyVersion = {
  readonly id: string;
  readonly schedule: PaySchedule;
  readonly inForceFrom: string;
  readonly policy: PayPolicy;
  readonly recordedAt: string;
  readonly actor: string;
};

export type ThresholdVersion = {
  readonly id: string;
  readonly department: string;
  readonly kind: ThresholdKind;
  readonly limit: Money | { readonly percent: string };
  readonly inForceFrom: string;
  readonly recordedAt: string;
  readonly actor: string;
};

/** A rule that cannot take force when it should; the words are for whoever set it. */
export type RuleRefusal = { readonly refused: string };

type Kept = { id: string; recordedAt: Date };
type ThresholdRow = Omit<ThresholdVersion, 'limit' | 'inForceFrom' | 'recordedAt'> & {
  amount: string | null;
  currency: string | null;
  percent: string | null;
  inForceFrom: Date;
  recordedAt: Date;
};

export class RuleDesk {
  /** The time zone says what today is. */
  constructor(
    private readonly database: Database,
    private readonly timeZone = 'UTC',
  ) {}

  /**
   * Keeps a policy that holds from a period's start on. Without a posted run of the schedule any date does; afterwards it
   * lies in the future and behind every posted period. The caller has checked that the date is a period's start and that
   * the policy fits the schedule.
   */
  setPolicy(asked: Omit<PolicyVersion, 'id' | 'recordedAt'>): Promise<PolicyVersion | RuleRefusal> {
    const { schedule, inForceFrom, policy, actor } = asked;
    return this.database.transaction(async (tx) => {
      // Against a run that is being sealed (it holds pay_run alone): without it the run could be posted under the former
      // policy for a period in which this version holds.
      await tx.query('lock table pay_run in share mode');
      await tx.query(changePeriods);
      const [ground] = await tx.query<{ lastPosted: string | null; today: string }>(policyGround, [
        schedule,
        this.timeZone,
      ]);
      const refused = ground === undefined ? undefined : tooEarly(inForceFrom, ground);
      if (refused !== undefined) return { refused };
      const kept = await tx.query<Kept>(insertPolicy, [schedule, inForceFrom, JSON.stringify(policy), actor]);
      await tx.query(markUnfilled, [schedule, inForceFrom]);
      return { ...asked, ...keptFields(kept) };
    });
  }

  /** Keeps a threshold that holds from an instant on, at least a minute ahead by the database's clock. */
  setThreshold(asked: Omit<ThresholdVersion, 'id' | 'recordedAt'>): Promise<ThresholdVersion | RuleRefusal> {
    const { department, kind, limit, inForceFrom, actor } = asked;
    const columns = 'percent' in limit ? [null, null, limit.percent] : [limit.amount, limit.currency, null];
    return this.database.transaction(async (tx) => {
      await tx.query(changePeriods);
      const kept = await tx.query<Kept>(insertThreshold, [
        department,
        kind,
        ...columns,
        Date.parse(inForceFrom),
        actor,
      ]);
      if (kept.length === 0)
        return { refused: 'must lie at least a minute ahead: what is in the books was judged already' };
      await tx.query(markUnfilled, [null, '1900-01-01']);
      return { ...asked, ...keptFields(kept) };
    });
  }

  /** Policies in the order in which they were set. */
  policies(schedule: PaySchedule | undefined, afterId: string, limit: number): Promise<PolicyVersion[]> {
    return page(this.database, policyPage, [schedule ?? null, afterId, limit], (row: PolicyRow) => ({
      ...row,
      recordedAt: row.recordedAt.toISOString(),
    }));
  }

  /** Thresholds in the order in which they were set. */
  thresholds(department: string | undefined, afterId: string, limit: number): Promise<ThresholdVersion[]> {
    return page(this.database, thresholdPage, [department ?? null, afterId, limit], thresholdOf);
  }
}

type PolicyRow = Omit<PolicyVersion, 'recordedAt'> & { recordedAt: Date };

async function page<Row, Item>(
  reader: Pick<Tx, 'query'>,
  sql: string,
  parameters: readonly unknown[],
  itemOf: (row: Row) => Item,
): Promise<Item[]> {
  return (await reader.query<Row>(sql, parameters)).map(itemOf);
}

function thresholdOf({ amount, currency, percent, ...row }: ThresholdRow): ThresholdVersion {
  return {
    ...row,
    limit: limitOf({ amount, currency, percent }),
    inForceFrom: row.inForceFrom.toISOString(),
    recordedAt: row.recordedAt.toISOString(),
  };
}

function keptFields([kept]: readonly Kept[]): { id: string; recordedAt: string } {
  if (kept === undefined) throw new TypeError('a rule was inserted and nothing returned');
  return { id: kept.id, recordedAt: kept.recordedAt.toISOString() };
}

function tooEarly(
  inForceFrom: string,
  { lastPosted, today }: { lastPosted: string | null; today: string },
): string | undefined {
  if (lastPosted === null) return undefined;
  if (inForceFrom <= lastPosted)
    return `lies in or before the period of ${lastPosted}, which is posted: a posted run keeps its policy`;
  return inForceFrom > today ? undefined : `must lie after today, ${today}: the schedule has posted runs`;
}
