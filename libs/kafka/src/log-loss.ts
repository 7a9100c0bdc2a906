// In: where the books stand and what the log holds. Out: the reason to halt, if there is one.
// Guaranteed: a gap between log and books is for an operator to judge, never to jump.
import type { HaltCode } from './halts.js';
import type { Slot } from './slot.js';
import type { Watermarks } from './topics.js';

export type Loss = { code: HaltCode; detail: string };

/** A leader that just took over may know its end late; a position beyond the end counts after this many looks. */
const LOOKS_BEYOND_END = 3;

/** What the log lacks of what the books still want to read. */
export function lossOf(slot: Slot, { low, high }: Watermarks): Loss | 'look again' | undefined {
  const holds = `the topic now holds ${low} to ${high}`;
  if (slot.nextOffset < low) {
    return { code: 'RETENTION_LOSS', detail: `offsets ${slot.nextOffset} to ${low - 1n} are gone, ${holds}` };
  }
  if (slot.nextOffset > high) {
    slot.beyondEnd += 1;
    if (slot.beyondEnd < LOOKS_BEYOND_END) return 'look again';
    return { code: 'TOPIC_TRUNCATED', detail: `the books stand at ${slot.nextOffset}, ${holds}` };
  }
  // The position exists again, but at some moment it did not: another topic's records may have grown past it.
  if (slot.outOfRange) {
    return { code: 'TOPIC_TRUNCATED', detail: `offset ${slot.nextOffset} was out of range, ${holds}` };
  }
  return undefined;
}
