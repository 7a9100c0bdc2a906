import type { Watermarks } from '#libs/kafka';

/** Offsets [first, next) that an operator gave up. */
export type Skip = { readonly partition: number; readonly first: bigint; readonly next: bigint };

/** The first offset at or behind `from` that nobody skipped; skips may follow each other. */
export function firstUnskipped(skips: readonly Skip[], partition: number, from: bigint): bigint {
  const skip = skips.find((one) => one.partition === partition && one.first <= from && from < one.next);
  return skip === undefined ? from : firstUnskipped(skips, partition, skip.next);
}

/**
 * Why the log cannot give again what the books hold up to `ends`: it starts later than at 0 (what operators skipped
 * apart), or ends earlier, or lacks a partition. undefined: it can.
 */
export function whatLogLacks(
  log: ReadonlyMap<number, Watermarks>,
  ends: ReadonlyMap<number, bigint>,
  skips: readonly Skip[],
): string | undefined {
  for (const [partition, end] of ends) {
    const first = firstUnskipped(skips, partition, 0n);
    if (first >= end) continue;
    const held = log.get(partition);
    if (held === undefined)
      return `the topic has no partition ${partition}, of which the books hold ${end} offsets`;
    if (held.low > first)
      return `the topic no longer starts at ${first}: partition ${partition} now starts at ${held.low}, and offsets ${first} to ${held.low - 1n} are in the books alone`;
    if (held.high < end)
      return `partition ${partition} of the topic ends at ${held.high}, and the books stand at ${end}: it was truncated or made anew`;
  }
  return undefined;
}
