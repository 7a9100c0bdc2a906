/**
 * What an operator sees of the partitions, and answers to those that stand.
 * In: a partition, an answer, a reason, who gives it. Out: the kept answer, or why it cannot be given.
 * Guaranteed: answer, skipped offsets, new position and the end of the halt commit together; only a halted partition is
 * answered; an offset is given up only by name and with a reason, and none is ever read a second time.
 */
import type { Database, Tx } from '#libs/database';
import {
  adoptPosition,
  endHalt,
  forgetKnock,
  insertAnswer,
  insertSkipped,
  lockHalted,
} from './sql/answer-halt.js';
import { partitionStates } from './sql/partition-states.js';

export type PartitionStanding = {
  readonly partition: number;
  readonly clusterId: string;
  readonly nextOffset: string;
  readonly epoch: string;
  readonly owner: string | null;
  readonly updatedAt: string;
  readonly halt?: { readonly code: string; readonly detail: string };
  /** How many offsets ended as what. */
  readonly offsets: Readonly<
    Record<'applied' | 'duplicate' | 'conflict' | 'rejected' | 'control' | 'skipped', string>
  >;
};

export type HaltAnswer = {
  readonly answerId: string;
  readonly partition: number;
  readonly answer: 'resume' | 'skip-to';
  readonly from: string;
  readonly to: string;
};

export type AnswerRefusal = {
  readonly refused: 'unknown' | 'not-halted' | 'impossible';
  readonly detail: string;
};

export type Answering = { readonly partition: number; readonly reason: string; readonly actor: string };

type StandingRow = Record<keyof PartitionStanding['offsets'], string> & {
  partition: number;
  clusterId: string;
  nextOffset: string;
  epoch: string;
  owner: string | null;
  updatedAt: Date;
  haltCode: string | null;
  haltDetail: string | null;
};

type Halted = { clusterId: string; nextOffset: string; haltCode: string | null; haltDetail: string | null };

export class PartitionDesk {
  constructor(
    private readonly database: Database,
    private readonly scope: { readonly groupId: string; readonly topic: string },
  ) {}

  /** Every partition that was ever claimed, in order. Reads all entries for the counts, so its cost grows with the books. */
  async list(): Promise<PartitionStanding[]> {
    const { groupId, topic } = this.scope;
    const rows = await this.database.query<StandingRow>(partitionStates, [groupId, topic]);
    return rows.map(
      ({ partition, clusterId, nextOffset, epoch, owner, updatedAt, haltCode, haltDetail, ...row }) => {
        const { applied, duplicate, conflict, rejected, control, skipped } = row;
        return {
          partition,
          clusterId,
          nextOffset,
          epoch,
          owner,
          updatedAt: updatedAt.toISOString(),
          ...(haltCode === null ? {} : { halt: { code: haltCode, detail: haltDetail ?? '' } }),
          offsets: { applied, duplicate, conflict, rejected, control, skipped },
        };
      },
    );
  }

  /**
   * Has the consumer look at the log again, at the same position; what still does not fit halts again. To an unknown
   * cluster it says: this is the same log, moved; the position of the former cluster is taken over.
   */
  async resume(answering: Answering): Promise<HaltAnswer | AnswerRefusal> {
    return this.answer(answering, 'resume', (halted) => BigInt(halted.nextOffset));
  }

  /**
   * Gives up the offsets from the position up to `offset`, and goes on there. `held` says what the log holds, so that a
   * slip of the pen cannot put the position where no record will be for years. For records that retention took only:
   * after a truncated or re-created topic the log gives out offsets again that are keys of entries in the books, so
   * whatever was skipped to, the new records under the old offsets would be left out in silence.
   */
  async skipTo(
    answering: Answering & { readonly offset: bigint },
    held: { readonly low: bigint; readonly high: bigint },
  ): Promise<HaltAnswer | AnswerRefusal> {
    const { offset } = answering;
    return this.answer(answering, 'skip-to', (halted) => {
      if (halted.haltCode !== 'RETENTION_LOSS')
        return `${halted.haltCode} cannot be answered by skipping; docs/OPERATIONS.md says what mends it, resume looks again`;
      if (offset <= BigInt(halted.nextOffset))
        return `the position is ${halted.nextOffset} already, and never goes back`;
      if (offset < held.low || offset > held.high)
        return `the log holds ${held.low} to ${held.high}; skip to an offset in it`;
      return offset;
    });
  }

  private async answer(
    answering: Answering,
    answer: HaltAnswer['answer'],
    decide: (halted: Halted) => bigint | string,
  ): Promise<HaltAnswer | AnswerRefusal> {
    const { partition } = answering;
    return this.database.transaction(async (tx) => {
      const { groupId, topic } = this.scope;
      const [halted] = await tx.query<Halted>(lockHalted, [groupId, topic, partition]);
      if (halted === undefined)
        return { refused: 'unknown', detail: `Partition ${partition} was never claimed by ${groupId}.` };
      if (halted.haltCode === null)
        return {
          refused: 'not-halted',
          detail: `Partition ${partition} is not halted; there is nothing to answer.`,
        };
      const to = decide(halted);
      if (typeof to === 'string') return { refused: 'impossible', detail: `Partition ${partition}: ${to}.` };
      return this.keep(tx, halted, { ...answering, answer, to });
    });
  }

  private async keep(
    tx: Tx,
    halted: Halted,
    {
      partition,
      reason,
      actor,
      answer,
      to: wanted,
    }: Answering & { answer: HaltAnswer['answer']; to: bigint },
  ): Promise<HaltAnswer> {
    const key = [this.scope.groupId, halted.clusterId, this.scope.topic, partition];
    const adopted = halted.haltCode === 'CLUSTER_UNKNOWN' ? await adopt(tx, key) : undefined;
    const from = adopted ?? BigInt(halted.nextOffset);
    const to = adopted ?? wanted;
    const why = [halted.haltCode, halted.haltDetail ?? ''];
    const what = [...key, ...why, answer, from, to, reason, actor];
    const [kept] = await tx.query<{ id: string }>(insertAnswer, what);
    const answerId = kept?.id ?? '';
    if (to > from) await tx.query(insertSkipped, [partition, from, to, answerId]);
    if (adopted === undefined) await tx.query(endHalt, [...key, to]);
    return { answerId, partition, answer, from: String(from), to: String(to) };
  }
}

/** The position of the former cluster, under the new one's name; undefined where the former had none. */
async function adopt(tx: Tx, key: readonly unknown[]): Promise<bigint | undefined> {
  const [knock] = await tx.query<{ epoch: string }>(forgetKnock, [...key]);
  if (knock === undefined) return undefined;
  const [position] = await tx.query<{ nextOffset: string }>(adoptPosition, [...key, knock.epoch]);
  if (position === undefined) throw new Error('the former position went while it was taken over');
  return BigInt(position.nextOffset);
}
