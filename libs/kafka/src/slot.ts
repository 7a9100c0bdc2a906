// One assigned partition from one claim to the next. A rejoin, a fence or a lost position puts a new slot in its place,
// and whoever still holds the old one finds that it is no longer the current one.
import type { Ownership } from './positions.js';

export type Slot = {
  readonly partition: number;
  state: 'claiming' | 'running' | 'halted';
  ownership: Ownership | undefined;
  /** What the next batch must start with. */
  nextOffset: bigint;
  /** Where the books stand; behind `nextOffset` only while control markers are being written down. */
  writtenOffset: bigint;
  /** The write of control markers under way; batches wait for it. */
  writing: Promise<void> | undefined;
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

export function newSlot(partition: number, from?: Pick<Slot, 'strays' | 'outOfRange' | 'detail'>): Slot {
  return {
    partition,
    state: 'claiming',
    ownership: undefined,
    nextOffset: 0n,
    writtenOffset: 0n,
    writing: undefined,
    code: undefined,
    detail: from?.detail,
    strays: from?.strays ?? 0,
    outOfRange: from?.outOfRange ?? false,
    beyondEnd: 0,
  };
}
