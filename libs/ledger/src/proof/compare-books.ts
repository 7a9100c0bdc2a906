/** Two books side by side, part by part. Memory is a page of each; values never leave, only digests and places. */
import { createHash } from 'node:crypto';
import type { Tx } from '#libs/database';
import type { BookPart } from './book-parts.js';

export type PartComparison = {
  readonly part: string;
  readonly rows: { readonly live: number; readonly rebuilt: number };
  /** SHA-256 over the lines, each ended by a line feed. */
  readonly digest: { readonly live: string; readonly rebuilt: string };
  /** Where the first line stands that differs; undefined when the part is equal. */
  readonly firstDifference: string | undefined;
};

/** Compares each part of the two snapshots. */
export async function compareBooks(
  live: Tx,
  rebuilt: Tx,
  parts: readonly BookPart[],
): Promise<PartComparison[]> {
  const comparisons: PartComparison[] = [];
  for (const part of parts) comparisons.push(await comparePart(live, rebuilt, part));
  return comparisons;
}

async function comparePart(live: Tx, rebuilt: Tx, part: BookPart): Promise<PartComparison> {
  const hashes = { live: createHash('sha256'), rebuilt: createHash('sha256') };
  const rows = { live: 0, rebuilt: 0 };
  const [left, right] = [part.lines(live), part.lines(rebuilt)];
  let firstDifference: string | undefined;
  for (;;) {
    const [one, other] = [await left.next(), await right.next()];
    if (one.done === true && other.done === true) break;
    if (one.done !== true) {
      hashes.live.update(`${one.value.line}\n`);
      rows.live += 1;
    }
    if (other.done !== true) {
      hashes.rebuilt.update(`${other.value.line}\n`);
      rows.rebuilt += 1;
    }
    const [liveRow, rebuiltRow] = [one.value ?? undefined, other.value ?? undefined];
    if (firstDifference === undefined && liveRow?.line !== rebuiltRow?.line)
      firstDifference = differenceOf(liveRow?.where, rebuiltRow?.where);
  }
  const digest = { live: hashes.live.digest('hex'), rebuilt: hashes.rebuilt.digest('hex') };
  return { part: part.name, rows, digest, firstDifference };
}

function differenceOf(live: string | undefined, rebuilt: string | undefined): string {
  if (live === rebuilt) return `${live}, other content`;
  return `live ${live ?? 'ends'}, rebuilt ${rebuilt ?? 'ends'}`;
}
