/**
 * Which pay periods are projected, and the job that rolls them on: of every schedule the period that holds today, the next,
 * and all that are paid in the month of today, so that a question about that month is answered from rows.
 * In: a date. Out: projected_period says so, and computed_pay holds every employee for them.
 * Guaranteed: no employee is missing once a period is marked filled, however many updates are applied meanwhile. What is
 * projected never changes a figure: any other period is computed when it is read. Safe to run in several processes at once.
 */
import type { Database } from '#libs/database';
import { nextPeriod, paySchedules, periodContaining, type PayPeriod, type PaySchedule } from '#libs/domain';
import { paidInMonth } from './paid-in-month.js';
import { loadRules, type PayRules } from './pay-rules.js';
import { projectPay } from './project-pay.js';
import { addPeriods, dropPeriods, markFilled } from './sql/change-projected-periods.js';
import { lockEmployeePage } from './sql/lock-employee-page.js';
import { projectedPeriods, unfilledPeriods } from './sql/projected-periods.js';
import { changePeriods, sharePeriods } from './sql/share-periods.js';

/** `generation`: that of the row; another one where somebody dropped the period and added it again, or marked it unfilled. */
type UnfilledRow = PayPeriod & { generation: string };

const employeesPerPage = 500;

export class PeriodProjection {
  constructor(private readonly database: Database) {}

  /** Makes the periods of `today` (a plain date) the projected ones; gives those that had to be filled. */
  async rollOn(today: string): Promise<PayPeriod[]> {
    const rules = await loadRules(this.database);
    return this.project(paySchedules.flatMap((schedule) => periodsAround(today, schedule, rules)));
  }

  /** Makes exactly these periods the projected ones; gives those that had to be filled. */
  async project(wanted: readonly PayPeriod[]): Promise<PayPeriod[]> {
    const projected = await this.database.query<PayPeriod>(projectedPeriods);
    if (!sameStarts(projected, wanted)) await this.replacePeriods(wanted);
    const unfilled = await this.database.query<UnfilledRow>(unfilledPeriods);
    if (unfilled.length > 0) await this.fill(unfilled);
    return unfilled.map(({ schedule, start, end }) => ({ schedule, start, end }));
  }

  private async replacePeriods(wanted: readonly PayPeriod[]): Promise<void> {
    const schedules = wanted.map((period) => period.schedule);
    const starts = wanted.map((period) => period.start);
    await this.database.transaction(async (tx) => {
      await tx.query(changePeriods);
      await tx.query(addPeriods, [schedules, starts, wanted.map((period) => period.end)]);
      await tx.query(dropPeriods, [schedules, starts]);
    });
  }

  /** Page by page in order of id; each page locks its employees as an apply does, so neither overwrites the other with older pay. */
  private async fill(periods: readonly UnfilledRow[]): Promise<void> {
    const { edition } = await loadRules(this.database);
    let last = '';
    for (;;) {
      const from = last;
      const employeeIds = await this.database.transaction(async (tx) => {
        const page = await tx.query<{ employeeId: string }>(lockEmployeePage, [from, employeesPerPage]);
        const ids = page.map((row) => row.employeeId);
        await projectPay(tx, ids, periods);
        return ids;
      });
      if (employeeIds.length < employeesPerPage) break;
      last = employeeIds.at(-1) ?? last;
    }
    await this.database.transaction(async (tx) => {
      // Whoever sets a rule holds the other side of this lock: without it a rule set while pages were being filled
      // would be overlooked, and its period marked filled with the pay of the former rule.
      await tx.query(sharePeriods);
      if ((await loadRules(tx)).edition !== edition) return;
      await tx.query(markFilled, [
        periods.map((period) => period.schedule),
        periods.map((period) => period.start),
        // Pages of a period that was dropped and added again meanwhile are those of nobody: who added it fills it.
        periods.map((period) => period.generation),
      ]);
    });
  }
}

/** In order. Throws RangeError for a date that no period holds. */
function periodsAround(today: string, schedule: PaySchedule, rules: PayRules): PayPeriod[] {
  const current = periodContaining(schedule, today);
  const month = periodContaining('monthly', today);
  if (current === undefined || month === undefined) throw new RangeError(`no pay period holds ${today}`);
  const next = nextPeriod(current);
  const around = [current, ...(next === undefined ? [] : [next])];
  const isAround = ({ start }: PayPeriod): boolean => around.some((one) => one.start === start);
  // Where rules change the paydays, the next look finds other periods, and fills those.
  const paid = schedule === 'monthly' ? [] : paidInMonth(schedule, month, rules);
  return [...around, ...paid.filter((period) => !isAround(period))].sort((left, right) =>
    left.start < right.start ? -1 : 1,
  );
}

function sameStarts(projected: readonly PayPeriod[], wanted: readonly PayPeriod[]): boolean {
  const name = (period: PayPeriod) => `${period.schedule}/${period.start}`;
  return [...projected].map(name).sort().join() === [...wanted].map(name).sort().join();
}
