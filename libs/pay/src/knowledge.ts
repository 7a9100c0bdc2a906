/** What an answer may rest on: all that is applied, what was recorded up to an instant, or what lies before an offset vector. */
import type { OffsetVector, Standing } from './position-watch.js';

export type Knowledge =
  | { readonly kind: 'everything' }
  /** Records recorded at this instant (ms since 1970) or earlier. */
  | { readonly kind: 'knownAt'; readonly knownAtMs: number }
  /** Records before the vector; of a partition that it does not name nothing is known. */
  | { readonly kind: 'upTo'; readonly vector: OffsetVector };

export const everything: Knowledge = { kind: 'everything' };

/** The next offsets that are known of each partition: what is applied, and of that no more than a vector allows. */
export function knownPositions(knowledge: Knowledge, standing: Standing): OffsetVector {
  const applied = [...standing].map(([partition, { next }]) => [partition, next] as const);
  if (knowledge.kind !== 'upTo') return new Map(applied);
  const { vector } = knowledge;
  const named = applied.filter(([partition]) => vector.has(partition));
  return new Map(named.map(([partition, next]) => [partition, least(next, vector.get(partition) ?? 0n)]));
}

/** What an answer rests on: everything unless told. `logEnds` are the ends of the log, read before the answer's snapshot and safely after the instant known at. */
export type Basis = {
  readonly knowledge?: Knowledge | undefined;
  readonly logEnds?: OffsetVector | undefined;
};

/**
 * True where no record that is still to be applied can change the answer.
 * A record's recorded at never falls within a partition, so a partition that has applied a later one than the instant
 * is done with it; one that has applied just that instant is not: another record of the same millisecond may follow. A
 * quiet partition is done where it has applied all that the log held after the instant.
 */
export function isFinal({ knowledge = everything, logEnds }: Basis, standing: Standing): boolean {
  switch (knowledge.kind) {
    case 'everything':
      return true;
    case 'knownAt':
      return [...new Set([...standing.keys(), ...(logEnds?.keys() ?? [])])].every((partition) => {
        const { next = 0n, recordedAtMs = -1 } = standing.get(partition) ?? {};
        const end = logEnds?.get(partition);
        return recordedAtMs > knowledge.knownAtMs || (end !== undefined && next >= end);
      });
    case 'upTo':
      return [...knowledge.vector].every(
        ([partition, next]) => (standing.get(partition)?.next ?? 0n) >= next,
      );
  }
}

/** The same text for the same knowledge. */
export function knowledgeText(knowledge: Knowledge): string {
  switch (knowledge.kind) {
    case 'everything':
      return '';
    case 'knownAt':
      return `known at ${knowledge.knownAtMs}`;
    case 'upTo':
      return `up to ${vectorText(knowledge.vector)}`;
  }
}

/** A vector as text, by partition. */
export function vectorText(vector: OffsetVector): string {
  return [...vector]
    .sort(([left], [right]) => left - right)
    .map(([partition, next]) => `${partition}:${next}`)
    .join(',');
}

function least(left: bigint, right: bigint): bigint {
  return left < right ? left : right;
}
