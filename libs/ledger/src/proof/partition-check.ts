/**
 * One partition of the books against itself. In: its rows in order of offset, then its position. Out: faults.
 * Guaranteed: memory is one row and two links, however long the partition; a fault is named once, where it lies: after a
 * broken link the check goes on from the stored link as well as from the recomputed one, so what follows is judged anew.
 */
import { chainStart, nextLink } from '../log-hash.js';
import type { ReportFault } from './books-fault.js';
import { decodedOf, wrongColumns, type KeptRow } from './check-columns.js';

export type ProofPosition = {
  readonly partition: number;
  readonly nextOffset: bigint;
  readonly chain: Buffer | null;
  readonly recordedAtMs: string | null;
};

export type PartitionSummary = {
  readonly partition: number;
  readonly entries: number;
  readonly rejected: number;
  /** Offsets without a record: control markers, and those that an operator skipped. */
  readonly gapOffsets: bigint;
  readonly nextOffset: bigint;
  readonly head: Buffer | null;
};

export class PartitionCheck {
  private covered = 0n;
  private counts = { entry: 0, rejected: 0 };
  private gapOffsets = 0n;
  private lastUs: bigint | undefined;
  private stored = chainStart;
  private computed = chainStart;

  constructor(
    private readonly position: ProofPosition,
    private readonly report: ReportFault,
  ) {}

  /** The next row. */
  accept(row: KeptRow): void {
    const [first, next] = [BigInt(row.first), BigInt(row.next)];
    const where = this.place(first);
    if (first > this.covered)
      this.report('OFFSETS_MISSING', this.place(this.covered), spanOf(this.covered, first));
    if (first < this.covered) this.report('OFFSETS_TWICE', where, `${row.kind}, ${spanOf(first, next)}`);
    if (next > this.position.nextOffset)
      this.report('OFFSETS_BEYOND', where, `the position is ${this.position.nextOffset}`);
    if (next > this.covered) this.covered = next;
    if (row.kind === 'gap') {
      this.gapOffsets += next - first;
      if (row.answered !== true) this.report('GAP_UNANSWERED', where, spanOf(first, next));
      return;
    }
    this.counts[row.kind] += 1;
    this.checkLink(row, first, where);
    const decoded = decodedOf(row);
    const wrong = decoded === undefined ? undefined : wrongColumns(row, decoded);
    if (wrong === undefined) this.report('OUTCOME_WRONG', where, outcomeOf(row, decoded));
    else if (wrong.length > 0) this.report('COLUMN_WRONG', where, wrong.join(', '));
  }

  /** After the last row. */
  finish(): PartitionSummary {
    const { partition, nextOffset, chain, recordedAtMs } = this.position;
    const where = this.place(nextOffset);
    if (this.covered < nextOffset)
      this.report('OFFSETS_MISSING', this.place(this.covered), spanOf(this.covered, nextOffset));
    const head = chain ?? chainStart;
    if (!head.equals(this.stored) && !head.equals(this.computed))
      this.report('HEAD_WRONG', where, 'the chain of the position is not that of the last record');
    const lastMs = this.lastUs === undefined ? null : String(this.lastUs / 1_000n);
    if (recordedAtMs !== lastMs)
      this.report('HEAD_WRONG', where, 'recorded at of the position is not that of the last record');
    const { entry: entries, rejected } = this.counts;
    return { partition, entries, rejected, gapOffsets: this.gapOffsets, nextOffset, head: chain };
  }

  private checkLink(row: KeptRow, offset: bigint, where: string): void {
    const { partition } = this.position;
    // Applies write whole milliseconds; anything else cannot have been hashed.
    const whole = /^-?\d+000$/.test(row.recordedAtUs);
    const us = whole ? BigInt(row.recordedAtUs) : undefined;
    if (us !== undefined && this.lastUs !== undefined && us < this.lastUs)
      this.report('RECORDED_AT_BACK', where, `${this.lastUs - us} µs before the record before it`);
    if (us === undefined) this.report('COLUMN_WRONG', where, 'recorded_at');
    else this.lastUs = us;
    const at = { partition, offset, recordedAtMs: Number((us ?? 0n) / 1_000n) };
    const [fromStored, fromComputed] = [nextLink(this.stored, at, row), nextLink(this.computed, at, row)];
    const fits = row.chain.equals(fromStored) || row.chain.equals(fromComputed);
    if (!fits)
      this.report('CHAIN_BROKEN', where, 'the link does not follow from bytes, place and the link before');
    this.computed = row.chain.equals(fromStored) ? fromStored : fromComputed;
    this.stored = row.chain;
  }

  private place(offset: bigint): string {
    return `${this.position.partition}:${offset}`;
  }
}

function spanOf(first: bigint, next: bigint): string {
  return next - first === 1n ? `offset ${first}` : `offsets ${first} to ${next - 1n}`;
}

function outcomeOf(row: KeptRow, decoded: ReturnType<typeof decodedOf>): string {
  if (decoded === undefined) return 'the header bytes are damaged';
  return row.kind === 'entry' && !decoded.ok
    ? `an entry, but its bytes are to be rejected: ${decoded.code}`
    : 'a rejected record, but its bytes hold an update';
}
