// One assigned partition from one claim to the next. A rejoin, a fence or a lost position puts a new slot in its place,
// and whoever still holds the old one finds that it is no longer the current one.
import type { PartitionState } from './exactly-once-options.js';
import type { LastRead, Ownership } from './positions.js';

export type Slot = {
  readonly partition: number;
  state: 'claiming' | 'running' | 'halted';
  ownership: Ownership | undefined;
  /** From where the log is read next: behind batches that wait or are at work. */
  readOffset: bigint;
  /** Behind what is applied. */
  nextOffset: bigint;
  /** Where the books stand; behind `nextOffset` only while control markers are being written down. */
  writtenOffset: bigint;
  /** Settles, and never with a fault, when all that was read of the partition is applied or given up. */
  work: Promise<void>;
  /** Long batches of it that wait for their turn or are at work. */
  held: number;
  /** Since when it is not fetched although it runs (ms of the clock). */
  waitsSince: number | undefined;
  /** The write of control markers under way; batches wait for it. */
  writing: Promise<void> | undefined;
  /** The last record that was read; undefined where there is none to compare the log with. */
  lastRead: LastRead | undefined;
  /** Set to it until the log was seen to hold that record. */
  unconfirmed: LastRead | undefined;
  code: string | undefined;
  detail: string | undefined;
  /** Batches from a wrong position since the last progress. */
  strays: number;
  /** The broker said that the position does not exist. */
  outOfRange: boolean;
  /** Looks at the watermarks that found the position beyond the end. */
  beyondEnd: number;
};

export type Running = Slot & { ownership: Ownership };

export function newSlot(partition: number, from?: Partial<Slot>): Slot {
  return {
    partition,
    state: 'claiming',
    ownership: undefined,
    readOffset: 0n,
    nextOffset: 0n,
    writtenOffset: 0n,
    // What is still at work of a former claim: a claim waits for it.
    work: from?.work ?? Promise.resolve(),
    held: 0,
    waitsSince: undefined,
    writing: undefined,
    lastRead: undefined,
    unconfirmed: undefined,
    code: undefined,
    detail: from?.detail,
    strays: from?.strays ?? 0,
    outOfRange: from?.outOfRange ?? false,
    beyondEnd: 0,
  };
}

/** From where the log is read next. */
export function fetchOffsetOf(slot: Slot): bigint {
  return slot.unconfirmed?.offset ?? slot.readOffset;
}

/** What is told of it. */
export function shownSlot({ partition, state, nextOffset, code, detail }: Slot): PartitionState {
  return {
    partition,
    state,
    nextOffset,
    ...(code !== undefined && { code }),
    ...(detail !== undefined && { detail }),
  };
}
