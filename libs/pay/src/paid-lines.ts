import type { Tx } from '#libs/database';
import type { PayLine, PayPeriod, PaySchedule } from '#libs/domain';
import { payLineOf, type StatementLine } from './pay-run.js';
import { paidStatements } from './sql/pay-runs.js';

type PaidRow = { employeeId: string; schedule: PaySchedule; lines: StatementLine[] };

/**
 * What posted runs have paid to one employee, by the period that a line was earned in, whichever run paid it: the retro
 * lines in a run count for the period they put right, not for the run's own. Otherwise a correction would be set off
 * against the wrong period, and the next run would pay it again.
 */
export class PaidLines {
  private readonly byPeriod = new Map<string, PayLine[]>();

  /** Adds what a run of the schedule has paid. */
  add(schedule: PaySchedule, lines: readonly StatementLine[]): void {
    for (const line of lines) {
      const place = `${schedule} ${line.periodEarned}`;
      const there = this.byPeriod.get(place);
      if (there === undefined) this.byPeriod.set(place, [payLineOf(line)]);
      else there.push(payLineOf(line));
    }
  }

  /** The lines with that period earned: those of its own run, and every later retro line. */
  of({ schedule, start }: PayPeriod): readonly PayLine[] {
    return this.byPeriod.get(`${schedule} ${start}`) ?? [];
  }
}

/** What some employees were paid; who was never paid is missing from the map. By runs of one schedule, or of all. */
export async function loadPaidLines(
  tx: Tx,
  employeeIds: readonly string[],
  schedule?: PaySchedule,
): Promise<Map<string, PaidLines>> {
  const paid = new Map<string, PaidLines>();
  if (employeeIds.length === 0) return paid;
  for (const row of await tx.query<PaidRow>(paidStatements, [employeeIds, schedule ?? null])) {
    const ofEmployee = paid.get(row.employeeId) ?? new PaidLines();
    ofEmployee.add(row.schedule, row.lines);
    paid.set(row.employeeId, ofEmployee);
  }
  return paid;
}
