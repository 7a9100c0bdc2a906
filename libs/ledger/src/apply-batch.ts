/**
 * The apply transaction: a chunk of the log in, the books moved by it out.
 * Guaranteed: position and effect commit together, so a chunk counts once whoever is killed when; every offset ends as an
 * entry, a rejected record or a gap; the writes of all writers come in one order (position, log rows, winners,
 * employees, pay), so writers wait for each other instead of deadlocking. READ COMMITTED is enough: the position and the
 * employees are locked before anything that depends on them is read, in later statements with newer snapshots.
 */
import type { Database, Tx } from '#libs/database';
import type { Entry, PayPeriod } from '#libs/domain';
import type { BatchOutcome, LogBatch, LogRecord } from '#libs/kafka';
import { arrayText, textArrayText } from './array-text.js';
import { readHere, type ChunkReader } from './chunk-reader.js';
import { FoldCache } from './fold-cache.js';
import type { LedgerPositions } from './ledger-positions.js';
import { projectChanges } from './project-changes.js';
import type { Chunk, ReadEntry, RejectedRecord } from './read-chunk.js';
import { copyEntries } from './sql/copy-entries.js';
import { conflictsAmong } from './sql/conflicts-among.js';
import { electWinners } from './sql/elect-winners.js';
import { employeesAt } from './sql/employees-at.js';
import { insertGaps } from './sql/insert-gaps.js';
import { insertOutbox } from './sql/insert-outbox.js';
import { insertRejected } from './sql/insert-rejected.js';
import { lockEmployees } from './sql/lock-employees.js';
import { projectedPeriods } from './sql/projected-periods.js';
import { sharePeriods } from './sql/share-periods.js';

type ElectionRow = { lost: number[]; formerPartitions: number[]; formerOffsets: string[] };
type Elected = {
  readonly repeated: readonly ReadEntry[];
  readonly touched: Map<string, Entry[] | undefined>;
  readonly applied: number;
  readonly conflict: number;
};
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

/** A chunk that is in the books. */
export type AppliedChunk = {
  readonly partition: number;
  /** As the log has them, rejected ones included. */
  readonly records: readonly LogRecord[];
  readonly entries: readonly ReadEntry[];
  /** Those of the entries that do not count: duplicates and conflicts. */
  readonly repeated: readonly ReadEntry[];
  readonly rejected: readonly RejectedRecord[];
  readonly counts: ChunkCounts;
};

type Written = Pick<AppliedChunk, 'counts' | 'repeated'> & { readonly remember: () => void };

export type ApplierOptions = {
  /** Called at each point, in tests only. */
  readonly probe?: ((point: ApplyPoint) => void) | undefined;
  /** Reads on the caller's thread unless another is given. */
  readonly reader?: ChunkReader;
  /** Called after each commit, as soon as readers see it. */
  readonly onApplied?: ((chunk: AppliedChunk) => void) | undefined;
};

/** Applies chunks of a partition's log to the books. */
export class BatchApplier {
  private readonly cache = new FoldCache();
  private readonly probe: Probe;
  private readonly reader: ChunkReader;
  private readonly onApplied: ApplierOptions['onApplied'];

  constructor(
    private readonly database: Database,
    private readonly positions: LedgerPositions,
    { probe, reader = readHere, onApplied }: ApplierOptions = {},
  ) {
    this.probe = probe;
    this.reader = reader;
    this.onApplied = onApplied;
  }

  /** 'fenced': nothing was written, because this owner no longer owns the position it believes in. Faults are thrown. */
  async apply(batch: LogBatch): Promise<BatchOutcome> {
    const { ownership, expectedOffset: from, nextOffset: to } = batch;
    const before = this.positions.clockAt(ownership, from);
    if (before === undefined) return 'fenced';
    const { partition } = ownership;
    const chunk = await this.reader.read({ partition, from, to, records: batch.records, start: before });
    this.probe?.('apply.offered');
    const written = await this.database.transaction(async (opened) => {
      const tx = chunk.entries.length <= preparedEntriesMax ? preparing(opened) : opened;
      this.probe?.('apply.begun');
      if (!(await this.positions.move(tx, ownership, { from, to, clock: chunk.clock }))) return undefined;
      this.probe?.('apply.moved');
      const done = await writeChunk(tx, partition, chunk, { cache: this.cache, probe: this.probe });
      this.probe?.('apply.before-commit');
      return done;
    });
    if (written === undefined) return 'fenced';
    this.probe?.('apply.committed');
    written.remember();
    this.positions.remember(ownership, to, chunk.clock);
    const { entries, rejected } = chunk;
    const { counts, repeated } = written;
    this.tell({ partition, records: batch.records, entries, repeated, rejected, counts });
    return 'committed';
  }

  /** The books have the chunk: a fault in telling of it must not be taken for one of applying it. */
  private tell(chunk: AppliedChunk): void {
    try {
      this.onApplied?.(chunk);
    } catch {
      return;
    }
  }
}

/** Small chunks come by the hundred a second, and planning took them longer than the work; large ones need plans of their own. */
const preparedEntriesMax = 200;

function preparing(tx: Tx): Tx {
  return { ...tx, query: (sql, parameters) => tx.prepared(sql, parameters) };
}

/** Gives what became of the records, and the call that remembers what was projected, for after COMMIT. */
async function writeChunk(
  tx: Tx,
  partition: number,
  chunk: Chunk,
  { cache, probe }: { readonly cache: FoldCache; readonly probe: Probe },
): Promise<Written> {
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
  const rejected = chunk.rejected.length;
  const remember = (): void => undefined;
  if (chunk.entries.length === 0)
    return { remember, repeated: [], counts: { applied: 0, duplicate: 0, conflict: 0, rejected } };
  await tx.copy(copyEntries, chunk.rows);
  probe?.('apply.written');
  const elected = await employeesWhoseWinnersChanged(tx, partition, chunk.entries);
  const { touched, repeated, applied, conflict } = elected;
  const counts = { applied, conflict, duplicate: chunk.entries.length - applied - conflict, rejected };
  if (touched.size === 0) return { remember, repeated, counts };
  await tx.query(sharePeriods);
  const versions = await tx.query<VersionRow>(lockEmployees, [
    textArrayText([...touched.keys()], (employeeId) => employeeId),
  ]);
  const changes = versions.map(({ employeeId, version }) => ({
    employeeId,
    version: BigInt(version),
    added: touched.get(employeeId),
  }));
  const periods = await tx.query<PayPeriod>(projectedPeriods);
  return { counts, repeated, remember: await projectChanges(tx, changes, periods, cache) };
}

/**
 * Elects the winners, counts them and says whom that concerns, each with the entries that won for them; undefined for the
 * employees of records that lost their place, which may be somebody else's where one id was used for two people. A
 * repetition concerns nobody.
 */
async function employeesWhoseWinnersChanged(
  tx: Tx,
  partition: number,
  entries: readonly ReadEntry[],
): Promise<Elected> {
  const candidates = new Map<string, ReadEntry>();
  const repeated: ReadEntry[] = [];
  // One candidate per id: within a chunk recorded-at never falls, so the first one is the lowest.
  for (const read of entries) {
    if (candidates.has(read.entry.updateId)) repeated.push(read);
    else candidates.set(read.entry.updateId, read);
  }
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
  repeated.push(...lowest.filter((_, at) => isLost.has(at + 1)));
  const conflict = await conflictsOf(tx, repeated);
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
  return { touched, repeated, conflict, applied: lowest.length - lost.length - formerPartitions.length };
}

/** How many of the records that do not count say something else than the one that does. */
async function conflictsOf(tx: Tx, lost: readonly ReadEntry[]): Promise<number> {
  if (lost.length === 0) return 0;
  const [row] = await tx.query<{ conflicts: number }>(conflictsAmong, [
    arrayText(lost, ({ entry }) => entry.updateId),
    arrayText(lost, ({ fingerprint }) => fingerprint),
  ]);
  return row?.conflicts ?? 0;
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
