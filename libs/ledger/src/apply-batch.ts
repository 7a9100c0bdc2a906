/**
 * The apply transaction: a chunk of the log in, the books moved by it out.
 * Guaranteed: position and effect commit together, so a chunk counts once whoever is killed when; every offset ends as an
 * entry, a rejected record or a gap; the writes of all writers come in one order (position, log rows, winners,
 * employees, pay), so writers wait for each other instead of deadlocking. READ COMMITTED is enough: the position and the
 * employees are locked before anything that depends on them is read, in later statements with newer snapshots.
 */
import type { Database, Tx } from '#libs/database';
import type { Entry, PayPeriod } from '#libs/domain';
import type { BatchOutcome, LogBatch } from '#libs/kafka';
import { readHere, type ChunkReader } from './chunk-reader.js';
import { FoldCache } from './fold-cache.js';
import type { LedgerPositions } from './ledger-positions.js';
import { projectChanges } from './project-changes.js';
import type { Chunk, ReadEntry, RejectedRecord } from './read-chunk.js';
import { copyEntries } from './sql/copy-entries.js';
import { electWinners } from './sql/elect-winners.js';
import { employeesAt } from './sql/employees-at.js';
import { insertGaps } from './sql/insert-gaps.js';
import { insertOutbox } from './sql/insert-outbox.js';
import { insertRejected } from './sql/insert-rejected.js';
import { lockEmployees } from './sql/lock-employees.js';
import { projectedPeriods } from './sql/projected-periods.js';
import { sharePeriods } from './sql/share-periods.js';

type ElectionRow = { lost: number[]; formerPartitions: number[]; formerOffsets: string[] };
type VersionRow = { employeeId: string; version: string };
type Probe = ((point: ApplyPoint) => void) | undefined;

/** The places in an apply at which a fault test may end or freeze the process. */
export type ApplyPoint =
  | 'apply.offered'
  | 'apply.begun'
  | 'apply.moved'
  | 'apply.written'
  | 'apply.before-commit'
  | 'apply.committed';

export type ApplierOptions = {
  /** Called at each point, in tests only. */
  readonly probe?: ((point: ApplyPoint) => void) | undefined;
  /** Reads on the caller's thread unless another is given. */
  readonly reader?: ChunkReader;
};

/** Applies chunks of a partition's log to the books. */
export class BatchApplier {
  private readonly cache = new FoldCache();
  private readonly probe: Probe;
  private readonly reader: ChunkReader;

  constructor(
    private readonly database: Database,
    private readonly positions: LedgerPositions,
    { probe, reader = readHere }: ApplierOptions = {},
  ) {
    this.probe = probe;
    this.reader = reader;
  }

  /** 'fenced': nothing was written, because this owner no longer owns the position it believes in. Faults are thrown. */
  async apply(batch: LogBatch): Promise<BatchOutcome> {
    const { ownership, expectedOffset: from, nextOffset: to } = batch;
    const before = this.positions.clockAt(ownership, from);
    if (before === undefined) return 'fenced';
    const { partition } = ownership;
    const chunk = await this.reader.read({ partition, from, to, records: batch.records, start: before });
    this.probe?.('apply.offered');
    const remember = await this.database.transaction(async (tx) => {
      this.probe?.('apply.begun');
      if (!(await this.positions.move(tx, ownership, { from, to, clock: chunk.clock }))) return undefined;
      this.probe?.('apply.moved');
      const projected = await writeChunk(tx, partition, chunk, { cache: this.cache, probe: this.probe });
      this.probe?.('apply.before-commit');
      return projected;
    });
    if (remember === undefined) return 'fenced';
    this.probe?.('apply.committed');
    remember();
    this.positions.remember(ownership, to, chunk.clock);
    return 'committed';
  }
}

/** Gives the call that remembers what was projected, for after COMMIT. */
async function writeChunk(
  tx: Tx,
  partition: number,
  chunk: Chunk,
  { cache, probe }: { readonly cache: FoldCache; readonly probe: Probe },
): Promise<() => void> {
  if (chunk.gaps.length > 0)
    await tx.query(insertGaps, [
      partition,
      chunk.gaps.map((gap) => gap.first),
      chunk.gaps.map((gap) => gap.next),
    ]);
  if (chunk.rejected.length > 0) {
    await tx.query(insertRejected, rejectedColumns(partition, chunk.rejected));
    await tx.query(insertOutbox, [partition, chunk.rejected.map((record) => record.offset)]);
  }
  if (chunk.entries.length === 0) return () => undefined;
  await tx.copy(copyEntries, chunk.rows);
  probe?.('apply.written');
  const touched = await employeesWhoseWinnersChanged(tx, partition, chunk.entries);
  if (touched.size === 0) return () => undefined;
  await tx.query(sharePeriods);
  const versions = await tx.query<VersionRow>(lockEmployees, [[...touched.keys()]]);
  const changes = versions.map(({ employeeId, version }) => ({
    employeeId,
    version: BigInt(version),
    added: touched.get(employeeId),
  }));
  const periods = await tx.query<PayPeriod>(projectedPeriods);
  return projectChanges(tx, changes, periods, cache);
}

/**
 * Elects the winners and says whom that concerns, each with the entries that won for them; undefined for the employees of
 * records that lost their place, which may be somebody else's where one id was used for two people. A repetition concerns
 * nobody.
 */
async function employeesWhoseWinnersChanged(
  tx: Tx,
  partition: number,
  entries: readonly ReadEntry[],
): Promise<Map<string, Entry[] | undefined>> {
  const candidates = new Map<string, ReadEntry>();
  // One candidate per id: within a chunk recorded-at never falls, so the first one is the lowest.
  for (const read of entries)
    if (!candidates.has(read.entry.updateId)) candidates.set(read.entry.updateId, read);
  const lowest = [...candidates.values()];
  const [elected] = await tx.query<ElectionRow>(electWinners, [
    partition,
    arrayText(lowest, ({ entry }) => entry.updateId),
    arrayText(lowest, ({ entry }) => entry.offset),
    arrayText(lowest, ({ entry }) => entry.recordedAtMs),
    arrayText(lowest, ({ fingerprint }) => fingerprint),
  ]);
  const { lost = [], formerPartitions = [], formerOffsets = [] } = elected ?? {};
  const isLost = new Set(lost);
  const touched = new Map<string, Entry[] | undefined>();
  for (const [at, { entry }] of lowest.entries()) {
    if (isLost.has(at + 1)) continue;
    const added = touched.get(entry.employeeId);
    if (added === undefined) touched.set(entry.employeeId, [entry]);
    else added.push(entry);
  }
  if (formerPartitions.length > 0) {
    const rows = await tx.query<{ employeeId: string }>(employeesAt, [formerPartitions, formerOffsets]);
    for (const row of rows) touched.set(row.employeeId, undefined);
  }
  return touched;
}

/** An array as Postgres reads it, of words without quotes, commas or spaces; pg's own way looks at every letter of each. */
function arrayText<Item>(items: readonly Item[], wordOf: (item: Item) => string | number | bigint): string {
  let text = '{';
  for (const item of items) text += text === '{' ? wordOf(item) : `,${wordOf(item)}`;
  return `${text}}`;
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
