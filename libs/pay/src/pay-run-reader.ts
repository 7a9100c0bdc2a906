/**
 * Reads posted pay runs. In: a run, a place in a list. Out: runs, statements as they were frozen, and who was missed.
 * Guaranteed: statements come out as they were sealed; only who was missed is asked of the books as they stand now.
 */
import type { Database } from '#libs/database';
import type { PaySchedule } from '#libs/domain';
import { loadRules } from '#libs/ledger';
import { payRunOnWire, periodOfRun, type PayRun, type PayRunRow, type PayStatement } from './pay-run.js';
import { changedSince, runById, runPage, statementPage, withoutStatement } from './sql/pay-runs.js';
import { isEmployedIn } from './statement-of.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

export type StatementPageRequest = {
  readonly runId: string;
  readonly afterEmployeeId: string;
  readonly limit: number;
};

const employeesPerChunk = 1_000;

export class PayRunReader {
  constructor(private readonly database: Database) {}

  /** One run; undefined where there is none of that id. */
  async run(runId: string): Promise<PayRun | undefined> {
    const [row] = await this.database.query<PayRunRow>(runById, [runId]);
    return row === undefined ? undefined : payRunOnWire(row);
  }

  /** Runs, the latest first, after the one of that id. */
  async runs(
    schedule: PaySchedule | undefined,
    afterId: string | undefined,
    limit: number,
  ): Promise<PayRun[]> {
    const rows = await this.database.query<PayRunRow>(runPage, [schedule ?? null, afterId ?? null, limit]);
    return rows.map(payRunOnWire);
  }

  /** Statements of a run by employee; undefined where there is no such run. */
  async statements(request: StatementPageRequest): Promise<PayStatement[] | undefined> {
    const { runId, afterEmployeeId, limit } = request;
    const rows = await this.database.query<PayStatement>(statementPage, [runId, afterEmployeeId, limit]);
    if (rows.length === 0 && (await this.run(runId)) === undefined) return undefined;
    return rows;
  }

  /**
   * Whom the run has no statement for although, by what is known now, they were employed on its schedule in its period:
   * hires that were applied after the seal. The next run pays them. Undefined where there is no such run.
   */
  missed(runId: string): Promise<string[] | undefined> {
    return this.database.transaction(
      async (tx) => {
        const [run] = await tx.query<PayRunRow>(runById, [runId]);
        if (run === undefined) return undefined;
        const changed = await tx.query<{ employeeId: string }>(changedSince, [JSON.stringify(run.vector)]);
        const rules = await loadRules(tx);
        const missed: string[] = [];
        for (let first = 0; first < changed.length; first += employeesPerChunk) {
          const chunk = changed.slice(first, first + employeesPerChunk).map((row) => row.employeeId);
          const absent = await tx.query<{ employeeId: string }>(withoutStatement, [runId, chunk]);
          const known = await timelinesOfEmployees(
            tx,
            rules,
            absent.map((row) => row.employeeId),
          );
          for (const [employeeId, { timeline }] of known)
            if (isEmployedIn(timeline, periodOfRun(run))) missed.push(employeeId);
        }
        return missed.sort();
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}
