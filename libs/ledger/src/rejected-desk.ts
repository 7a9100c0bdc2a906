/**
 * What an operator decides about rejected records, once per record and kept for ever.
 * In: a record's place, a reason, who decides. Out: the decision, with the place of the retried record, or why not.
 * Guaranteed: two operators at once publish one record, not two; without the log's acknowledgement nothing is decided.
 * A crash between acknowledgement and commit leaves a record in the log without its decision: a second retry then
 * publishes it again, which is harmless, because the books apply one record of an update id, and a record without a
 * readable id is only rejected again.
 */
import { decodeRecord } from '#libs/contracts';
import type { Database, Tx } from '#libs/database';
import type { PublishOutcome, PublishRecord, PublishRefusal } from '#libs/kafka';
import { retriedParts, toPublish, type RecordEdit, type RetriedOriginal } from './retried-record.js';
import { decisionOn, insertDecision, lockRejected } from './sql/decide-rejected.js';

export type RejectedDecision = {
  readonly decision: 'retried' | 'discarded';
  readonly reason: string;
  readonly actor: string;
  readonly decidedAt: Date;
  /** Where the retried record stands; null for a discarded one. */
  readonly at: { readonly partition: number; readonly offset: string } | null;
  /** The update that the retried record asks for, where it can be read. */
  readonly updateId?: string;
};

export type DecisionRefusal =
  | { readonly refused: 'unknown' }
  | { readonly refused: 'decided'; readonly earlier: RejectedDecision }
  | { readonly refused: 'still-rejected'; readonly code: string; readonly reason: string }
  | { readonly refused: 'not-published'; readonly why: PublishRefusal };

export type Deciding = {
  readonly partition: number;
  readonly offset: bigint;
  readonly reason: string;
  readonly actor: string;
};

type DecisionRow = Omit<RejectedDecision, 'at'> & { toPartition: number | null; toOffset: string | null };

export class RejectedDesk {
  constructor(
    private readonly database: Database,
    private readonly publish: (record: PublishRecord) => Promise<PublishOutcome>,
  ) {}

  /**
   * Sends the record to its partition again: the original bytes, or those of `edit`. An edited record that would be
   * rejected again is refused and nothing is sent; an original goes as it is, since newer software may understand it.
   */
  async retry(deciding: Deciding, edit?: RecordEdit): Promise<RejectedDecision | DecisionRefusal> {
    return this.decide(deciding, async (tx, original) => {
      const parts = retriedParts(original, edit, deciding.actor);
      const decoded = decodeRecord(parts);
      if (edit !== undefined && !decoded.ok)
        return { refused: 'still-rejected', code: decoded.code, reason: decoded.reason };
      // Published before it is decided: the other way round a crash would leave a record "retried" that nobody sent.
      const outcome = await this.publish(toPublish(parts, original.partition));
      if (!outcome.ok) return { refused: 'not-published', why: outcome };
      const kept = await keep(tx, deciding, 'retried', outcome);
      return decoded.ok ? { ...kept, updateId: decoded.update.updateId } : kept;
    });
  }

  /** Decides that the record is not sent again. */
  async discard(deciding: Deciding): Promise<RejectedDecision | DecisionRefusal> {
    return this.decide(deciding, (tx) => keep(tx, deciding, 'discarded', undefined));
  }

  private async decide(
    { partition, offset }: Deciding,
    decision: (tx: Tx, original: RetriedOriginal) => Promise<RejectedDecision | DecisionRefusal>,
  ): Promise<RejectedDecision | DecisionRefusal> {
    return this.database.transaction(async (tx) => {
      const [original] = await tx.query<RetriedOriginal>(lockRejected, [partition, offset]);
      if (original === undefined) return { refused: 'unknown' };
      const [earlier] = await tx.query<DecisionRow>(decisionOn, [partition, offset]);
      if (earlier !== undefined) return { refused: 'decided', earlier: decisionOf(earlier) };
      return decision(tx, original);
    });
  }
}

async function keep(
  tx: Tx,
  { partition, offset, reason, actor }: Deciding,
  decision: RejectedDecision['decision'],
  at: { partition: number; offset: string } | undefined,
): Promise<RejectedDecision> {
  const [row] = await tx.query<DecisionRow>(insertDecision, [
    partition,
    offset,
    decision,
    reason,
    actor,
    at?.partition ?? null,
    at?.offset ?? null,
  ]);
  if (row === undefined) throw new Error('the decision was not kept');
  return decisionOf(row);
}

function decisionOf({ toPartition, toOffset, ...row }: DecisionRow): RejectedDecision {
  const at = toPartition === null || toOffset === null ? null : { partition: toPartition, offset: toOffset };
  return { ...row, at };
}
