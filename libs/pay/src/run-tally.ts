import type { PayStatement, RunCounts, RunTotal } from './pay-run.js';
import { addTotals, runTotals } from './run-totals.js';

/** What a run counts and sums up while it is sealed chunk by chunk; sums are exact, whatever the number of statements. */
export class RunTally {
  private employees = 0;
  private employeesWithoutPay = 0;
  private lines = 0;
  private retroLines = 0;
  private anomalies = 0;
  private held = 0;
  private sums: readonly RunTotal[] = [];

  addHeld(updates: number): void {
    this.held += updates;
  }

  addStatements(statements: readonly PayStatement[]): void {
    this.employees += statements.length;
    for (const { lines, anomalies } of statements) {
      if (lines.length === 0) this.employeesWithoutPay += 1;
      this.lines += lines.length;
      this.retroLines += lines.filter(({ kind }) => kind === 'retro').length;
      this.anomalies += anomalies.length;
    }
    this.sums = addTotals(this.sums, runTotals(statements));
  }

  counts(books: Pick<RunCounts, 'applied' | 'rejected' | 'haltedPartitions'>): RunCounts {
    const { employees, employeesWithoutPay, lines, retroLines, anomalies, held } = this;
    const { applied, rejected, haltedPartitions } = books;
    return {
      employees,
      employeesWithoutPay,
      lines,
      retroLines,
      anomalies,
      applied,
      held,
      rejected,
      haltedPartitions,
    };
  }

  totals(): readonly RunTotal[] {
    return this.sums;
  }
}
