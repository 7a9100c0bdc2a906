// In: a timeline and what it gives for a period. Out: the departments that bear the pay, each with its part per currency.
// Guaranteed: the parts add up to the gross of the computation, per currency; somebody employed in the period on its
// schedule stands under a department even where nothing is paid, so that heads are counted too.
import { paidIn, type PayComputation } from './compute-pay.js';
import { bonusLines } from './lines/bonus-lines.js';
import { baseLineOf, pricedSegments } from './lines/base-lines.js';
import { paidOccurrences } from './lines/scheduled-bonus-lines.js';
import { sumByCurrency, type Money } from './money.js';
import type { PayLine } from './pay-line.js';
import type { PayPolicy } from './pay-policy.js';
import { paySegments } from './pay-segments.js';
import type { PayPeriod } from './period.js';
import type { PayFacts } from './timeline.js';
import type { PercentBonus } from './updates/bonus-granted.js';

/** One employee's part in what a department pays in a period. */
export type DepartmentShare = {
  readonly department: string;
  /** Per currency, sorted by code; empty for somebody employed without pay. */
  readonly gross: readonly Money[];
};

type Cost = Pick<PayLine, 'amount' | 'department'>;

/** The cost of one employee's computed pay by department, sorted by department; empty for somebody neither employed nor paid. */
export function payByDepartment(timeline: PayFacts, pay: PayComputation): DepartmentShare[] {
  return sharesOf(timeline, pay.period, pay.lines);
}

/**
 * The same as `payByDepartment` of `computePay`, without the lines and doubts that explain it: for the projection, which
 * keeps amounts alone and computes them at every update.
 */
export function grossByDepartment(
  timeline: PayFacts,
  period: PayPeriod,
  policy: PayPolicy,
): DepartmentShare[] {
  const priced = pricedSegments(paySegments(timeline, period), period, policy);
  const costs: Cost[] = priced.map(({ segment, amount }) => ({
    amount,
    department: segment.employment.department,
  }));
  const percentages: PercentBonus[] = [];
  for (const bonus of paidIn(timeline.bonuses, timeline, period)) {
    if (bonus.amount === undefined) percentages.push(bonus);
    else costs.push(bonus);
  }
  if (percentages.length > 0) {
    const base = (): PayLine[] => priced.map((segment) => baseLineOf(segment, period));
    costs.push(...bonusLines(percentages, timeline, base, policy).lines);
  }
  for (const { bonus, employment } of paidOccurrences(
    timeline.scheduledBonuses,
    timeline.employments,
    period,
  ))
    costs.push({ amount: bonus.amount, department: employment.department });
  costs.push(...paidIn(timeline.adjustments, timeline, period));
  return sharesOf(timeline, period, costs);
}

function sharesOf(timeline: PayFacts, period: PayPeriod, costs: readonly Cost[]): DepartmentShare[] {
  const amounts = new Map<string, Money[]>();
  for (const { start, end, department, paySchedule } of timeline.employments) {
    if (paySchedule !== period.schedule) continue;
    if (start < period.end && (end === null || end > period.start)) amounts.set(department, []);
  }
  for (const { amount, department } of costs) {
    const ofDepartment = amounts.get(department);
    if (ofDepartment === undefined) amounts.set(department, [amount]);
    else ofDepartment.push(amount);
  }
  return [...amounts]
    .map(([department, parts]) => ({ department, gross: sumByCurrency(parts) }))
    .sort((left, right) => (left.department < right.department ? -1 : 1));
}
