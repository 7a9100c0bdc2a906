/**
 * What stands in the books of some chunks, written inside the transaction that has just moved their positions.
 * In: chunks of different partitions. Out: what became of the records of each.
 * Guaranteed: the writes come in one order for all writers (winners, losers, log rows, employees, pay), so they wait for each other
 * instead of deadlocking; pay is folded in later statements than the locks, with newer snapshots. Statements that need
 * nothing of each other's answers are asked for in one turn: a transaction that sends those together has half the trips.
 */
import { joinCopies } from '#libs/copy-rows';
import type { Tx } from '#libs/database';
import type { PayPeriod } from '#libs/domain';
import { textArrayText } from './array-text.js';
import { takeDown, type Elected } from './elect.js';
import type { FoldCache } from './fold-cache.js';
import { loadRules } from './pay-rules.js';
import { projectChanges } from './project-changes.js';
import type { Chunk, ReadEntry, RejectedRecord } from './read-chunk.js';
import { copyEntries } from './sql/copy-entries.js';
import { insertGaps } from './sql/insert-gaps.js';
import { insertOutbox } from './sql/insert-outbox.js';
import { insertRejected } from './sql/insert-rejected.js';
import { lockEmployees } from './sql/lock-employees.js';
import { projectedPeriods } from './sql/projected-periods.js';
import { sharePeriods } from './sql/share-periods.js';

type VersionRow = { employeeId: string; version: string };

/**
 * What became of the records of a chunk. A repetition that was recorded earlier than the record that counted until then
 * takes its place: neither adds to `applied`, one is a duplicate more.
 */
export type ChunkCounts = {
  readonly applied: number;
  readonly duplicate: number;
  readonly conflict: number;
  readonly rejected: number;
};

/** What became of one chunk: its counts, and its entries that do not count (duplicates and conflicts). */
export type ChunkOutcome = { readonly counts: ChunkCounts; readonly repeated: readonly ReadEntry[] };

export type PlacedChunk = { readonly partition: number; readonly chunk: Chunk };

export type Written = {
  /** In the order of the chunks. */
  readonly outcomes: readonly ChunkOutcome[];
  /** Remembers what was projected; to be called after COMMIT. */
  readonly remember: () => void;
};

export type WriteOptions = {
  readonly cache: FoldCache;
  /** Called between the log rows and what follows from them. */
  readonly onEntriesWritten?: () => void;
};

/** Writes chunks, of each partition one at most, among whose entries the winners are elected. */
export async function writeChunks(
  tx: Tx,
  chunks: readonly PlacedChunk[],
  elected: Elected,
  { cache, onEntriesWritten }: WriteOptions,
): Promise<Written> {
  await takeDown(tx, elected.losers);
  for (const { partition, chunk } of chunks) await writeBeside(tx, partition, chunk);
  const rows = chunks.flatMap(({ chunk }) => (chunk.entries.length > 0 ? [chunk.rows] : []));
  if (rows.length > 0) {
    await tx.copy(copyEntries, joinCopies(rows));
    onEntriesWritten?.();
  }
  const outcomes = outcomesOf(chunks, elected);
  if (elected.touched.size === 0) return { outcomes, remember: () => undefined };
  return { outcomes, remember: await project(tx, elected.touched, cache) };
}

/** What carries no update: gaps and rejected records. */
async function writeBeside(tx: Tx, partition: number, { gaps, rejected }: Chunk): Promise<void> {
  if (gaps.length > 0)
    await tx.query(insertGaps, [partition, gaps.map((gap) => gap.first), gaps.map((gap) => gap.next)]);
  if (rejected.length > 0) {
    await tx.query(insertRejected, rejectedColumns(partition, rejected));
    await tx.query(insertOutbox, [partition, rejected.map((record) => record.offset)]);
  }
}

async function project(tx: Tx, touched: Elected['touched'], cache: FoldCache): Promise<() => void> {
  // In this order: periods and rules are read by statements that begin when the locks are held.
  const [, versions, periods, rules] = await Promise.all([
    tx.query(sharePeriods),
    tx.query<VersionRow>(lockEmployees, [textArrayText([...touched.keys()], (employeeId) => employeeId)]),
    tx.query<PayPeriod>(projectedPeriods),
    loadRules(tx),
  ]);
  const changes = versions.map(({ employeeId, version }) => ({
    employeeId,
    version: BigInt(version),
    added: touched.get(employeeId),
  }));
  return projectChanges(tx, changes, { periods, rules }, cache);
}

function outcomesOf(
  chunks: readonly PlacedChunk[],
  { repeated, conflicting, displacing }: Elected,
): ChunkOutcome[] {
  return chunks.map(({ partition, chunk }) => {
    const isOwn = ({ entry }: ReadEntry): boolean => entry.partition === partition;
    const own = repeated.filter(isOwn);
    const conflict = own.filter((read) => conflicting.has(read)).length;
    const applied = chunk.entries.length - own.length - displacing.filter(isOwn).length;
    const duplicate = chunk.entries.length - applied - conflict;
    return { repeated: own, counts: { applied, conflict, duplicate, rejected: chunk.rejected.length } };
  });
}

function rejectedColumns(partition: number, rejected: readonly RejectedRecord[]): unknown[] {
  return [
    partition,
    rejected.map((record) => record.offset),
    rejected.map((record) => record.code),
    rejected.map((record) => record.reason),
    rejected.map((record) => record.key),
    rejected.map((record) => record.headers),
    rejected.map((record) => record.value),
    rejected.map((record) => record.recordedAtMs),
    rejected.map((record) => record.chain),
  ];
}
