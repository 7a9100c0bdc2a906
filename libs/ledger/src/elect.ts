/**
 * Which record of each update id counts, once the records of a transaction join those of the books.
 * In: the entries about to be written. Out: whose pay that concerns, and what became of each entry that does not count.
 * Guaranteed: the winner is the lowest record by (recorded at, partition, offset), whatever the order of arrival; `losers` are
 * all that do not count any more, each told once.
 */
import type { Tx } from '#libs/database';
import { compareInLog, type Entry } from '#libs/domain';
import { arrayText, textArrayText } from './array-text.js';
import type { ReadEntry } from './read-chunk.js';
import { conflictsAmong } from './sql/conflicts-among.js';
import { electWinners } from './sql/elect-winners.js';
import { entriesAt } from './sql/entries-at.js';
import { insertLosers } from './sql/insert-losers.js';

type ElectionRow = {
  lost: number[];
  displacing: number[];
  formerPartitions: number[];
  formerOffsets: string[];
};

type LosingEntry = Pick<Entry, 'partition' | 'employeeId' | 'updateId'> & {
  readonly offset: bigint | string;
};

export type Elected = {
  /**
   * Whose winners changed, each with the entries that won for them; undefined for the employees of records that lost
   * their place, which may be somebody else's where one id was used for two people. A repetition concerns nobody.
   */
  readonly touched: ReadonlyMap<string, Entry[] | undefined>;
  /** Those that do not count, and of these the ones that say something else than the record that does. */
  readonly repeated: readonly ReadEntry[];
  readonly conflicting: ReadonlySet<ReadEntry>;
  /** Those that took the place of a record in the books. */
  readonly displacing: readonly ReadEntry[];
  /** Every entry that lost now: of these and of the books. */
  readonly losers: readonly LosingEntry[];
};

const nothing: Elected = {
  touched: new Map(),
  repeated: [],
  conflicting: new Set(),
  displacing: [],
  losers: [],
};

/** Elects the winners among these entries and those of the books; they may be of several partitions, or none. */
export async function elect(tx: Tx, entries: readonly ReadEntry[]): Promise<Elected> {
  if (entries.length === 0) return nothing;
  const { lowest, repeated } = lowestOfEach(entries);
  const [elected] = await tx.query<ElectionRow>(electWinners, [
    arrayText(lowest, ({ entry }) => entry.partition),
    arrayText(lowest, ({ entry }) => entry.updateId),
    arrayText(lowest, ({ entry }) => entry.offset),
    arrayText(lowest, ({ entry }) => entry.recordedAtMs),
    arrayText(lowest, ({ fingerprint }) => fingerprint),
  ]);
  const { lost = [], displacing = [], formerPartitions = [], formerOffsets = [] } = elected ?? {};
  const isLost = new Set(lost);
  repeated.push(...lowest.filter((_, at) => isLost.has(at + 1)));
  const conflicting = await conflictsOf(tx, repeated);
  const touched = new Map<string, Entry[] | undefined>();
  for (const [at, { entry }] of lowest.entries()) {
    if (isLost.has(at + 1)) continue;
    const added = touched.get(entry.employeeId);
    if (added === undefined) touched.set(entry.employeeId, [entry]);
    else added.push(entry);
  }
  const former =
    formerPartitions.length === 0
      ? []
      : await tx.query<LosingEntry>(entriesAt, [formerPartitions, formerOffsets]);
  for (const { employeeId } of former) touched.set(employeeId, undefined);
  return {
    touched,
    repeated,
    conflicting,
    displacing: displacing.flatMap((place) => lowest[place - 1] ?? []),
    losers: [...repeated.map(({ entry }) => entry), ...former],
  };
}

/** One candidate for each id: a statement cannot decide twice about one row. */
function lowestOfEach(entries: readonly ReadEntry[]): { lowest: ReadEntry[]; repeated: ReadEntry[] } {
  const lowest = new Map<string, ReadEntry>();
  const repeated: ReadEntry[] = [];
  for (const read of entries) {
    const { updateId } = read.entry;
    const known = lowest.get(updateId);
    if (known === undefined) lowest.set(updateId, read);
    else if (compareInLog(known.entry, read.entry) < 0) repeated.push(read);
    else {
      // Within a chunk recorded-at never falls, but a chunk of another partition may hold the earlier one.
      lowest.set(updateId, read);
      repeated.push(known);
    }
  }
  return { lowest: [...lowest.values()], repeated };
}

/**
 * Takes down what lost in an election. Not a part of it: of a chunk that is in the books already the same entries lose once
 * more, and whether it is one only the position says, which is asked for in the same trip as the election.
 */
export async function takeDown(tx: Tx, losers: readonly LosingEntry[]): Promise<void> {
  if (losers.length === 0) return;
  await tx.query(insertLosers, [
    arrayText(losers, (loser) => loser.partition),
    arrayText(losers, (loser) => loser.offset),
    textArrayText(losers, (loser) => loser.employeeId),
    arrayText(losers, (loser) => loser.updateId),
  ]);
}

async function conflictsOf(tx: Tx, lost: readonly ReadEntry[]): Promise<Set<ReadEntry>> {
  if (lost.length === 0) return new Set();
  const rows = await tx.query<{ place: number }>(conflictsAmong, [
    arrayText(lost, ({ entry }) => entry.updateId),
    arrayText(lost, ({ fingerprint }) => fingerprint),
  ]);
  return new Set(rows.flatMap(({ place }) => lost[place - 1] ?? []));
}
