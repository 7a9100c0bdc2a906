/**
 * The apply transaction: a chunk of the log in, the books moved by it out.
 * Guaranteed: position and effect commit together, so a chunk counts once whoever is killed when; every offset ends as an
 * entry, a rejected record or a gap; the writes of all writers come in one order (position, log rows, winners,
 * employees, pay), so writers wait for each other instead of deadlocking. READ COMMITTED is enough: the position and the
 * employees are locked before anything that depends on them is read, in later statements with newer snapshots.
 */
import type { Database, Tx } from '#libs/database';
import type { PayPeriod } from '#libs/domain';
import type { BatchOutcome, LogBatch } from '#libs/kafka';
import type { LedgerPositions } from './ledger-positions.js';
import { chainStart } from './log-hash.js';
import { projectPay } from './project-pay.js';
import { readChunk, type Chunk, type DecodedEntry, type RejectedRecord } from './read-chunk.js';
import { electWinners } from './sql/elect-winners.js';
import { employeesAt } from './sql/employees-at.js';
import { insertEntries } from './sql/insert-entries.js';
import { insertGaps } from './sql/insert-gaps.js';
import { insertOutbox } from './sql/insert-outbox.js';
import { insertRejected } from './sql/insert-rejected.js';
import { lockEmployees } from './sql/lock-employees.js';
import { projectedPeriods } from './sql/projected-periods.js';
import { sharePeriods } from './sql/share-periods.js';

type WinnerRow = { updateId: string; formerPartition: number | null; formerOffset: string | null };

/** The places in an apply at which a fault test may end or freeze the process. */
export type ApplyPoint =
  | 'apply.offered'
  | 'apply.begun'
  | 'apply.moved'
  | 'apply.written'
  | 'apply.before-commit'
  | 'apply.committed';

/** Applies chunks of a partition's log to the books; `probe` is called at each point, in tests only. */
export class BatchApplier {
  constructor(
    private readonly database: Database,
    private readonly positions: LedgerPositions,
    private readonly probe?: (point: ApplyPoint) => void,
  ) {}

  /** 'fenced': nothing was written, because this owner no longer owns the position it believes in. Faults are thrown. */
  async apply(batch: LogBatch): Promise<BatchOutcome> {
    const { ownership, expectedOffset: from, nextOffset: to } = batch;
    const before = this.positions.clockAt(ownership, from);
    if (before === undefined) return 'fenced';
    const { partition } = ownership;
    const chunk = readChunk({ partition, from, to }, batch.records, before, chainStart);
    this.probe?.('apply.offered');
    const applied = await this.database.transaction(async (tx) => {
      this.probe?.('apply.begun');
      if (!(await this.positions.move(tx, ownership, { from, to, clock: chunk.clock }))) return false;
      this.probe?.('apply.moved');
      await writeChunk(tx, partition, chunk, this.probe);
      this.probe?.('apply.before-commit');
      return true;
    });
    if (!applied) return 'fenced';
    this.probe?.('apply.committed');
    this.positions.remember(ownership, to, chunk.clock);
    return 'committed';
  }
}

async function writeChunk(
  tx: Tx,
  partition: number,
  chunk: Chunk,
  probe: ((point: ApplyPoint) => void) | undefined,
): Promise<void> {
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
  if (chunk.entries.length === 0) return;
  await tx.query(insertEntries, entryColumns(partition, chunk.entries));
  probe?.('apply.written');
  const touched = await employeesWhoseWinnersChanged(tx, partition, chunk.entries);
  if (touched.length === 0) return;
  await tx.query(sharePeriods);
  await tx.query(lockEmployees, [touched]);
  const periods = await tx.query<PayPeriod>(projectedPeriods);
  await projectPay(tx, touched, periods);
}

/**
 * Elects the winners and says whom that concerns: the employees of new winners, and of the records that lost their
 * place, which may be somebody else's where one id was used for two people. A repetition concerns nobody.
 */
async function employeesWhoseWinnersChanged(
  tx: Tx,
  partition: number,
  entries: readonly DecodedEntry[],
): Promise<string[]> {
  const candidates = new Map<string, DecodedEntry>();
  // One candidate per id: within a chunk recorded-at never falls, so the first one is the lowest.
  for (const entry of entries)
    if (!candidates.has(entry.update.updateId)) candidates.set(entry.update.updateId, entry);
  const lowest = [...candidates.values()];
  const changed = await tx.query<WinnerRow>(electWinners, [
    partition,
    lowest.map((entry) => entry.update.updateId),
    lowest.map((entry) => entry.offset),
    lowest.map((entry) => entry.recordedAtMs),
    lowest.map((entry) => entry.fingerprint),
  ]);
  const isChanged = new Set(changed.map((row) => row.updateId));
  const touched = new Set<string>();
  for (const { update } of lowest) if (isChanged.has(update.updateId)) touched.add(update.employeeId);
  const former = changed.filter((row) => row.formerPartition !== null);
  if (former.length > 0) {
    const rows = await tx.query<{ employeeId: string }>(employeesAt, [
      former.map((row) => row.formerPartition),
      former.map((row) => row.formerOffset),
    ]);
    for (const row of rows) touched.add(row.employeeId);
  }
  return [...touched];
}

function entryColumns(partition: number, entries: readonly DecodedEntry[]): unknown[] {
  return [
    partition,
    entries.map((entry) => entry.offset),
    entries.map((entry) => entry.update.updateId),
    entries.map((entry) => entry.update.type),
    entries.map((entry) => entry.update.version),
    entries.map((entry) => entry.update.employeeId),
    entries.map((entry) => entry.update.department),
    entries.map((entry) => entry.update.effectiveDate),
    entries.map((entry) => entry.recordedAtMs),
    entries.map((entry) => entry.update.source),
    entries.map((entry) => entry.update.actor),
    entries.map((entry) => JSON.stringify(entry.update.data)),
    entries.map((entry) => entry.fingerprint),
    entries.map((entry) => entry.key),
    entries.map((entry) => entry.headers),
    entries.map((entry) => entry.value),
    entries.map((entry) => entry.chain),
  ];
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
