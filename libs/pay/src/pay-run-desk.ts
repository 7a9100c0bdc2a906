/**
 * Where a pay run is sealed. In: schedule, period, who seals. Out: the posted run, or the one that was there before.
 * Guaranteed: one snapshot from the offset vector to the last statement, so the run contains exactly the records before
 * the vector; one run per schedule and period, by lock and by constraint; statements and run commit together and are
 * append-only from then on. What earlier posted runs still owe stands in it as retro lines, each paid once.
 */
import type { Database, Tx } from '#libs/database';
import type { PayPeriod } from '#libs/domain';
import { loadRules, type PayRules } from '#libs/ledger';
import { employeePages } from './employee-pages.js';
import { foreignPartitionAnomalies } from './foreign-partitions.js';
import { loadPaidLines } from './paid-lines.js';
import { asOfOnWire } from './pay-on-wire.js';
import { payRunOnWire, type PayRun, type PayRunRow, type PayStatement } from './pay-run.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';
import { retroOfRuns } from './retro-of-runs.js';
import { RunTally } from './run-tally.js';
import {
  bookCounts,
  changedSince,
  insertRun,
  insertStatements,
  lockRuns,
  newRunId,
  postedRuns,
  runOfPeriod,
  thresholdsSince,
} from './sql/pay-runs.js';
import { statementOf, type SealTerms } from './statement-of.js';
import { timelinesOfEmployees, type KnownEmployee } from './timelines-of-employees.js';

export type Sealing = { readonly period: PayPeriod; readonly actor: string };

/** What all chunks of a run share. */
type Run = SealTerms & {
  readonly id: string;
  readonly rules: PayRules;
  readonly posted: readonly PayRunRow[];
  /** For whom a posted run may be put right; for everybody else it is known to be right. */
  readonly mayDiffer: (employeeId: string) => boolean;
};

type BookCounts = { applied: number; rejected: number; haltedPartitions: number };

const employeesPerChunk = 1_000;

export class PayRunDesk {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** Seals the period as the books stand now; `exists` is the run that a schedule and period have already. Database faults are thrown. */
  seal({ period, actor }: Sealing): Promise<PayRun | { readonly exists: PayRun }> {
    return this.database.transaction(
      async (tx) => {
        // Below the statement's own bound, and longer than a large company takes to seal: whoever waits behind another
        // clerk gets an answer instead of a time-out.
        await tx.query(`set local lock_timeout = '25s'`);
        // Before the snapshot: without it two clerks compute the same run, and the second learns of the first only from a
        // constraint, after all the work; a pay policy could also take force under a run that does not see it.
        await tx.query(lockRuns);
        const [there] = await tx.query<PayRunRow>(runOfPeriod, [period.schedule, period.start]);
        if (there !== undefined) return { exists: payRunOnWire(there) };
        const vector = asOfOnWire(await this.watch.positions(tx));
        const run = await this.runOf(tx, period);
        const tally = new RunTally();
        for await (const employeeIds of employeePages(tx, {}, '', employeesPerChunk))
          await this.sealChunk(tx, run, employeeIds, tally);
        return this.post(tx, run, tally, { vector: JSON.stringify(vector), actor });
      },
      { isolation: 'REPEATABLE READ' },
    );
  }

  private async runOf(tx: Tx, period: PayPeriod): Promise<Run> {
    const [made] = await tx.query<{ id: string }>(newRunId);
    if (made === undefined) throw new TypeError('Postgres made no id');
    const rules = await loadRules(tx);
    const posted = await tx.query<PayRunRow>(postedRuns, [period.schedule]);
    const { topic } = this.scope;
    return {
      id: made.id,
      period,
      rules,
      policy: rules.policyOf(period),
      topic,
      posted,
      mayDiffer: await changedSinceLast(tx, posted),
    };
  }

  private async sealChunk(tx: Tx, run: Run, employeeIds: readonly string[], tally: RunTally): Promise<void> {
    const known = await timelinesOfEmployees(tx, run.rules, employeeIds);
    const changed = employeeIds.filter((employeeId) => run.mayDiffer(employeeId));
    const paid = await loadPaidLines(tx, changed, run.period.schedule);
    const isChanged = new Set(changed);
    const statements: PayStatement[] = [];
    for (const [employeeId, { timeline }] of known) {
      const retro = isChanged.has(employeeId) ? retroOfRuns(timeline, run.posted, paid.get(employeeId)) : [];
      const statement = statementOf(timeline, retro, run);
      tally.addHeld(timeline.held.length);
      if (statement !== undefined) statements.push(statement);
    }
    const flagged = await withForeignPartitions(tx, statements, known);
    tally.addStatements(flagged);
    await tx.query(insertStatements, [
      run.id,
      flagged.map((statement) => statement.employeeId),
      flagged.map((statement) => statement.department),
      flagged.map((statement) => JSON.stringify(statement.lines)),
      flagged.map((statement) => JSON.stringify(statement.gross)),
      flagged.map((statement) => JSON.stringify(statement.anomalies)),
    ]);
  }

  private async post(
    tx: Tx,
    { id, period, policy }: Run,
    tally: RunTally,
    { vector, actor }: { vector: string; actor: string },
  ): Promise<PayRun> {
    const [books] = await tx.query<BookCounts>(bookCounts);
    const counts = tally.counts(books ?? { applied: 0, rejected: 0, haltedPartitions: 0 });
    const totals = tally.totals();
    const [posted] = await tx.query<PayRunRow>(insertRun, [
      id,
      period.schedule,
      period.start,
      period.end,
      vector,
      JSON.stringify(policy),
      JSON.stringify(counts),
      JSON.stringify(totals),
      actor,
    ]);
    if (posted === undefined) throw new TypeError('a pay run was inserted and nothing returned');
    return payRunOnWire(posted);
  }
}

/**
 * For whom a posted run may be wrong by now. The latest run of the schedule left nothing open for anybody, and a run's own
 * policy recalculates it, so only employees with other entries than at its vector can differ, or anybody where a threshold
 * was set since. Without this every run would recalculate everybody's pay of all runs before it.
 */
async function changedSinceLast(
  tx: Tx,
  posted: readonly PayRunRow[],
): Promise<(employeeId: string) => boolean> {
  const latest = posted.at(-1);
  if (latest === undefined) return () => false;
  const [thresholds] = await tx.query<{ isChanged: boolean }>(thresholdsSince, [latest.id]);
  if (thresholds?.isChanged === true) return () => true;
  const rows = await tx.query<{ employeeId: string }>(changedSince, [JSON.stringify(latest.vector)]);
  const changed = new Set(rows.map((row) => row.employeeId));
  return (employeeId) => changed.has(employeeId);
}

/** Each statement with OTHER_DEPARTMENTS_PARTITION for the updates behind its lines. */
async function withForeignPartitions(
  tx: Tx,
  statements: readonly PayStatement[],
  known: ReadonlyMap<string, KnownEmployee>,
): Promise<PayStatement[]> {
  const behind = ({ employeeId, lines }: PayStatement) => {
    const ids = new Set(lines.flatMap((line) => line.sources.map((source) => source.updateId)));
    return (known.get(employeeId)?.entries ?? []).filter((entry) => ids.has(entry.updateId));
  };
  const found = await foreignPartitionAnomalies(tx, statements.flatMap(behind));
  if (found.length === 0) return [...statements];
  const byUpdate = new Map(found.map((anomaly) => [anomaly.updateId, anomaly]));
  return statements.map((statement) => {
    const own = behind(statement).flatMap(({ updateId }) => byUpdate.get(updateId) ?? []);
    return own.length === 0 ? statement : { ...statement, anomalies: [...statement.anomalies, ...own] };
  });
}
