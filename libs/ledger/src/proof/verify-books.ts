/**
 * `verify`: the books proved from themselves. In: a database, the topic and group whose books it holds. Out: what each
 * partition holds and every fault found. Guaranteed: one snapshot, so a consumer may run meanwhile; nothing is written;
 * memory does not grow with the books. What it cannot see is a forgery that recomputed everything to its end: for that
 * compare with the topic or with a head hash written down earlier.
 */
import { streamRows, type Database, type Tx } from '#libs/database';
import { keptRows } from '../sql/kept-rows.js';
import { proofPositions } from '../sql/proof-positions.js';
import { wrongLosers, wrongWinners } from '../sql/wrong-winners.js';
import type { BooksFault, ReportFault } from './books-fault.js';
import type { KeptRow } from './check-columns.js';
import { checkPay } from './check-pay.js';
import { PartitionCheck, type PartitionSummary } from './partition-check.js';

export type VerifyOptions = {
  readonly topic: string;
  readonly group: string;
  /** Called now and then: what is being checked, and how many rows of it have been. */
  readonly onProgress?: (what: string, done: number) => void;
};

export type VerifyReport = {
  readonly partitions: readonly PartitionSummary[];
  readonly employees: number;
  /** The first faults, in the order in which they were found. */
  readonly faults: readonly BooksFault[];
  /** How many there are in all. */
  readonly faultCount: number;
};

type PositionRow = {
  partition: number;
  nextOffset: string;
  chain: Buffer | null;
  recordedAtMs: string | null;
  known: boolean;
};

const faultsKept = 200;
const rowsPerReport = 2_000;

/** Reads the whole of the books; throws only what the database throws. */
export async function verifyBooks(database: Database, options: VerifyOptions): Promise<VerifyReport> {
  const faults: BooksFault[] = [];
  let faultCount = 0;
  const report: ReportFault = (code, where, detail) => {
    faultCount += 1;
    if (faults.length < faultsKept) faults.push({ code, where, detail });
  };
  return database.transaction(
    async (tx) => {
      const partitions = await checkPartitions(tx, options, report);
      options.onProgress?.('winners', 0);
      await checkWinners(tx, report);
      const employees = await checkPay(tx, report, (done) => options.onProgress?.('employees', done));
      return { partitions, employees, faults, faultCount };
    },
    // One snapshot: with READ COMMITTED a running consumer would move positions and rows apart between two reads.
    { isolation: 'REPEATABLE READ', readOnly: true },
  );
}

async function checkPartitions(
  tx: Tx,
  { topic, group, onProgress }: VerifyOptions,
  report: ReportFault,
): Promise<PartitionSummary[]> {
  const rows = await tx.query<PositionRow>(proofPositions, [group, topic]);
  const summaries = new Map<number, PartitionSummary>();
  let done = 0;
  for (const { partition, known, nextOffset, chain, recordedAtMs } of rows) {
    if (!known || summaries.has(partition))
      report(
        'POSITION_UNKNOWN',
        String(partition),
        known ? 'several clusters' : `no position of ${group} on ${topic}`,
      );
    if (summaries.has(partition)) continue;
    const check = new PartitionCheck(
      { partition, nextOffset: BigInt(nextOffset), chain, recordedAtMs },
      report,
    );
    for await (const row of streamRows<KeptRow>(tx, keptRows, [partition])) {
      check.accept(row);
      done += 1;
      if (done % rowsPerReport === 0) onProgress?.(`records, partition ${partition}`, done);
    }
    summaries.set(partition, check.finish());
  }
  return [...summaries.values()];
}

async function checkWinners(tx: Tx, report: ReportFault): Promise<void> {
  type Row = { updateId: string; first: string | null; winner: string | null };
  for await (const { updateId, first, winner } of streamRows<Row>(tx, wrongWinners)) {
    if (winner === null) report('WINNER_MISSING', updateId, `its first entry is ${first}`);
    else if (first === null) report('WINNER_UNFOUNDED', updateId, `named is ${winner}`);
    else report('WINNER_WRONG', updateId, `its first entry is ${first}, named is ${winner}`);
  }
  for await (const { where, isMissing } of streamRows<{ where: string; isMissing: boolean }>(tx, wrongLosers))
    report(isMissing ? 'LOSER_MISSING' : 'LOSER_UNFOUNDED', where, 'by the winners named');
}
