/**
 * The positions of books that are being rebuilt. In: the transport's claims and moves. Out: moves up to a given end, and
 * over the offsets that an operator skipped. Guaranteed: no offset at or behind the end is applied, none that was
 * skipped either; the gaps of skipped offsets are copied beforehand, so a jump writes none.
 */
import type { Database } from '#libs/database';
import type { BatchOutcome, Ownership, PositionClaim } from '#libs/kafka';
import { LedgerPositions } from '../ledger-positions.js';
import { firstUnskipped, type Skip } from './what-log-lacks.js';

export type Segment = { readonly from: bigint; readonly to: bigint; readonly isSkipped: boolean };

export type Replay = {
  readonly group: string;
  readonly ends: ReadonlyMap<number, bigint>;
  readonly skips: readonly Skip[];
};

export class ReplayPositions extends LedgerPositions {
  private readonly reached = new Map<number, bigint>();

  constructor(
    private readonly books: Database,
    private readonly replay: Replay,
  ) {
    super(books, replay.group, 'rebuild');
  }

  /** Starts behind offsets that were skipped: the topic may not hold them any more. */
  override async claim(place: {
    clusterId: string;
    topic: string;
    partition: number;
  }): Promise<PositionClaim> {
    const claim = await super.claim(place);
    const { partition } = place;
    const nextOffset = firstUnskipped(this.replay.skips, partition, claim.nextOffset);
    if (nextOffset === claim.nextOffset) this.note(partition, nextOffset);
    else await this.jump({ ...place, epoch: claim.epoch }, claim.nextOffset, nextOffset);
    return { ...claim, nextOffset };
  }

  override async advance(at: Ownership & { from: bigint; to: bigint }): Promise<BatchOutcome> {
    for (const { from, to, isSkipped } of this.segments(at.partition, at.from, at.to)) {
      const outcome = isSkipped ? await this.jump(at, from, to) : await super.advance({ ...at, from, to });
      if (outcome === 'fenced') return outcome;
      this.note(at.partition, to);
    }
    return 'committed';
  }

  /** Moves over skipped offsets; their gap stands in the books already. */
  async jump(at: Ownership, from: bigint, to: bigint): Promise<BatchOutcome> {
    const clock = this.clockAt(at, from);
    if (clock === undefined) return 'fenced';
    const moved = await this.books.transaction((tx) => this.move(tx, [{ at, from, to, clock }]));
    if (!moved) return 'fenced';
    this.remember(at, to, clock);
    this.note(at.partition, to);
    return 'committed';
  }

  /** [from, to) as far as it is wanted, cut where skipped offsets begin and end. */
  segments(partition: number, from: bigint, to: bigint): Segment[] {
    const end = this.endOf(partition);
    const last = to < end ? to : end;
    const segments: Segment[] = [];
    for (let at = from; at < last;) {
      const skip = this.skipsOf(partition).find(({ next }) => next > at);
      const isSkipped = skip !== undefined && skip.first <= at;
      const edge = skip === undefined ? last : isSkipped ? skip.next : skip.first;
      const until = edge < last ? edge : last;
      segments.push({ from: at, to: until, isSkipped });
      at = until;
    }
    return segments;
  }

  /** Says that the partition has been applied up to here. */
  note(partition: number, offset: bigint): void {
    this.reached.set(partition, offset);
  }

  isAtEnd(partition: number): boolean {
    return (this.reached.get(partition) ?? 0n) >= this.endOf(partition);
  }

  isComplete(): boolean {
    return [...this.replay.ends.keys()].every((partition) => this.isAtEnd(partition));
  }

  /** Offsets done, over all partitions. */
  done(): bigint {
    let done = 0n;
    for (const [partition, end] of this.replay.ends) {
      const reached = this.reached.get(partition) ?? 0n;
      done += reached < end ? reached : end;
    }
    return done;
  }

  private endOf(partition: number): bigint {
    return this.replay.ends.get(partition) ?? 0n;
  }

  private skipsOf(partition: number): Skip[] {
    return this.replay.skips.filter((skip) => skip.partition === partition);
  }
}
