// What crosses the border between this room (the log) and the ledger (the books): positions, batches, outcomes.
// Guaranteed by the one who implements `PositionStore` and the handler: position and effect change in one transaction,
// by compare-and-set on (next offset, epoch). Guaranteed by this room: offsets arrive in order, none is left out.

import type { HaltCode } from './halts.js';

/** The right to move one partition's position; the epoch makes an earlier owner's writes fail. */
export type Ownership = { clusterId: string; topic: string; partition: number; epoch: bigint };

export type PositionClaim = {
  nextOffset: bigint;
  epoch: bigint;
  halted?: { code: string; detail: string };
  lastRead?: LastRead;
};

/**
 * The last record below the position that the books hold. Read again at every claim: a topic that was deleted and made
 * anew, and has grown past the position, differs from the one that was read in nothing else.
 */
export type LastRead = { offset: bigint; isSame(record: LogRecord): boolean };

export interface PositionStore {
  /** Takes the partition over: owner_epoch + 1, returns where to go on. A first claim starts at offset 0. */
  claim(at: { clusterId: string; topic: string; partition: number }): Promise<PositionClaim>;
  /** Moves the position over offsets that carry no record (control markers, aborted transactions); compare-and-set. */
  advance(at: Ownership & { from: bigint; to: bigint }): Promise<BatchOutcome>;
  /** Stops the partition for good until an operator answers. */
  halt(at: Ownership, code: HaltCode, detail: string): Promise<void>;
  /** Whether an operator's answer is still waited for. */
  isHalted(at: { clusterId: string; topic: string; partition: number }): Promise<boolean>;
}

/**
 * A record that comes from the log is the bytes that it is there (`RecordInLog` of the contracts): its parts are read when they are
 * asked for, so a spread of it is without them.
 */
export type LogRecord = {
  offset: bigint;
  /** The broker's append time. */
  timestampMs: number;
  key: Buffer | null;
  /** Sorted by name; repeated names keep the order of the log; a header without a value reads as empty bytes. */
  readonly headers: readonly (readonly [string, Buffer])[];
  value: Buffer | null;
};

export type LogBatch = {
  ownership: Ownership;
  expectedOffset: bigint;
  records: LogRecord[];
  /** Offsets in [expectedOffset, nextOffset) without a record are control markers or belong to aborted transactions. */
  nextOffset: bigint;
  /** To learn at once whether the partition may be lost: an error means that, and is to be let through. Beats come by themselves. */
  heartbeat(): Promise<void>;
};

/** `fenced`: the position stood elsewhere or the epoch was another's, so nothing was written. */
export type BatchOutcome = 'committed' | 'fenced';
