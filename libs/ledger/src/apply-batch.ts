/**
 * The apply transaction: a chunk of the log in, the books moved by it out; short chunks of several partitions share one.
 * Guaranteed: position and effect commit together, so a chunk counts once whoever is killed when; every offset ends as an
 * entry, a rejected record or a gap; the writes of all writers come in one order (positions, then those of write-chunks.ts),
 * so writers wait for each other instead of deadlocking; whatever goes wrong with a shared transaction, each of its chunks
 * goes alone then, so a partition answers for its own chunk only. READ COMMITTED is enough: the positions and the
 * employees are locked before anything that depends on them is read, in later statements with newer snapshots.
 */
import type { Database, Tx } from '#libs/database';
import type { BatchOutcome, LogBatch, LogRecord } from '#libs/kafka';
import { readHere, type ChunkReader } from './chunk-reader.js';
import { elect } from './elect.js';
import { FoldCache } from './fold-cache.js';
import type { LedgerPositions } from './ledger-positions.js';
import type { Chunk, ReadEntry, RejectedRecord } from './read-chunk.js';
import { SharedRounds } from './shared-rounds.js';
import { type ChunkCounts, type ChunkOutcome, writeChunks, type Written } from './write-chunks.js';

/** The places in an apply at which a fault test may end or freeze the process. */
export type ApplyPoint =
  | 'apply.offered'
  | 'apply.begun'
  | 'apply.moved'
  | 'apply.written'
  | 'apply.before-commit'
  | 'apply.committed';

type Probe = ((point: ApplyPoint) => void) | undefined;

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

export type ApplierOptions = {
  /** Called at each point, in tests only. */
  readonly probe?: ((point: ApplyPoint) => void) | undefined;
  /** Reads on the caller's thread unless another is given. */
  readonly reader?: ChunkReader;
  /** Called after each commit, as soon as readers see it. */
  readonly onApplied?: ((chunk: AppliedChunk) => void) | undefined;
};

type Offered = { readonly partition: number; readonly batch: LogBatch; readonly chunk: Chunk };

/**
 * Chunks of up to so many records share transactions, and transactions of up to so many use prepared statements: they come
 * by the hundred a second, and a dozen round trips for each, or planning each, took longer than the work. Large ones need
 * plans of their own.
 */
const shortRecordsMax = 200;

/** Applies chunks of the partitions' logs to the books. */
export class BatchApplier {
  private readonly cache = new FoldCache();
  private readonly probe: Probe;
  private readonly reader: ChunkReader;
  private readonly onApplied: ApplierOptions['onApplied'];
  private readonly rounds = new SharedRounds((round: readonly Offered[]) => this.commit(round));

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
    const { ownership, expectedOffset: from, nextOffset: to, records } = batch;
    const before = this.positions.clockAt(ownership, from);
    if (before === undefined) return 'fenced';
    const { partition } = ownership;
    const chunk = await this.reader.read({ partition, from, to, records, start: before });
    this.probe?.('apply.offered');
    const offered = { partition, batch, chunk };
    return records.length <= shortRecordsMax ? this.rounds.join(offered) : this.commit([offered]);
  }

  /** All of them or none, in one transaction. */
  private async commit(round: readonly Offered[]): Promise<BatchOutcome> {
    const written = await this.written(round);
    if (written === 'fenced') return 'fenced';
    this.probe?.('apply.committed');
    written.remember();
    for (const { batch, chunk } of round)
      this.positions.remember(batch.ownership, batch.nextOffset, chunk.clock);
    for (const [at, outcome] of written.outcomes.entries()) this.tell(round[at], outcome);
    return 'committed';
  }

  private async written(round: readonly Offered[]): Promise<Written | 'fenced'> {
    try {
      const records = round.reduce((sum, { batch }) => sum + batch.records.length, 0);
      const prepared = records <= shortRecordsMax;
      return await this.database.transaction((tx) => this.write(tx, round), { prepared });
    } catch (fault) {
      if (fault instanceof Fenced) return 'fenced';
      throw fault;
    }
  }

  private async write(tx: Tx, round: readonly Offered[]): Promise<Written> {
    this.probe?.('apply.begun');
    const moves = round.map(({ batch: { ownership, expectedOffset, nextOffset }, chunk: { clock } }) => ({
      at: ownership,
      from: expectedOffset,
      to: nextOffset,
      clock,
    }));
    // Asked for in the same turn, so in the same trip: what `elect` does must be right for a chunk that is to be fenced too.
    const [isMoved, elected] = await Promise.all([
      this.positions.move(tx, moves),
      elect(
        tx,
        round.flatMap(({ chunk }) => chunk.entries),
      ),
    ]);
    // Thrown, so that the transaction ends with a rollback: winners are elected and other positions have moved in it.
    if (!isMoved) throw new Fenced();
    this.probe?.('apply.moved');
    const probe = (): void => this.probe?.('apply.written');
    const written = await writeChunks(tx, round, elected, {
      cache: this.cache,
      onEntriesWritten: probe,
    });
    this.probe?.('apply.before-commit');
    return written;
  }

  /** The books have the chunk: a fault in telling of it must not be taken for one of applying it. */
  private tell(offered: Offered | undefined, { counts, repeated }: ChunkOutcome): void {
    if (offered === undefined) return;
    const { partition, batch, chunk } = offered;
    const { entries, rejected } = chunk;
    try {
      this.onApplied?.({ partition, records: batch.records, entries, repeated, rejected, counts });
    } catch {
      return;
    }
  }
}

/** A position of the round stood elsewhere, or was another's. */
class Fenced extends Error {}
