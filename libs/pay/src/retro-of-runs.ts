/**
 * What posted runs should have paid an employee, less what was paid for their periods.
 * In: a timeline, posted runs, everything the employee was paid. Out: per run the recalculated pay, what was paid, the
 * difference. Guaranteed: a run's own policy recalculates it, so a changed policy reopens nothing; what was paid for a
 * period is all lines of all runs with that period earned, so a correction of a correction never pays twice.
 */
import { computePay, retroOf, sumByCurrency, type Money, type PayLine, type Timeline } from '#libs/domain';
import type { PaidLines } from './paid-lines.js';
import { periodOfRun, type PayRunRow } from './pay-run.js';

export type RetroOfRun = {
  readonly run: PayRunRow;
  readonly recalculated: readonly Money[];
  readonly paid: readonly Money[];
  /** Kind retro; none where nothing is open. */
  readonly lines: readonly PayLine[];
  /** Whose cost it is or was. */
  readonly departments: readonly string[];
};

/** The differences, run by run, in the order of the runs given. */
export function retroOfRuns(
  timeline: Timeline,
  runs: readonly PayRunRow[],
  paid: PaidLines | undefined,
): RetroOfRun[] {
  return runs.map((run) => {
    const period = periodOfRun(run);
    const recalculated = computePay(timeline, period, run.policy);
    const lines = paid?.of(period) ?? [];
    return {
      run,
      recalculated: recalculated.gross,
      paid: sumByCurrency(lines.map((line) => line.amount)),
      lines: retroOf(recalculated, lines),
      departments: [
        recalculated.department,
        ...[...recalculated.lines, ...lines].map((line) => line.department),
      ],
    };
  });
}
