// In: a timeline and what it gives for a period. Out: the departments that bear the pay, each with its part per currency.
// Guaranteed: the parts add up to the gross of the computation, per currency; somebody employed in the period on its
// schedule stands under a department even where nothing is paid, so that heads are counted too.
import type { PayComputation } from './compute-pay.js';
import { sumByCurrency, type Money } from './money.js';
import type { Timeline } from './timeline.js';

/** One employee's part in what a department pays in a period. */
export type DepartmentShare = {
  readonly department: string;
  /** Per currency, sorted by code; empty for somebody employed without pay. */
  readonly gross: readonly Money[];
};

/** The cost of one employee's computed pay by department, sorted by department; empty for somebody neither employed nor paid. */
export function payByDepartment(timeline: Timeline, pay: PayComputation): DepartmentShare[] {
  const amounts = new Map<string, Money[]>();
  for (const { start, end, department, paySchedule } of timeline.employments) {
    if (paySchedule !== pay.period.schedule) continue;
    if (start < pay.period.end && (end === null || end > pay.period.start)) amounts.set(department, []);
  }
  for (const line of pay.lines) {
    const ofDepartment = amounts.get(line.department);
    if (ofDepartment === undefined) amounts.set(line.department, [line.amount]);
    else ofDepartment.push(line.amount);
  }
  return [...amounts]
    .map(([department, parts]) => ({ department, gross: sumByCurrency(parts) }))
    .sort((left, right) => (left.department < right.department ? -1 : 1));
}
