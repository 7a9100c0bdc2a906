/**
 * One employee's statement of a run. In: timeline, period, policy, the retro lines of earlier runs. Out: the statement as
 * it will be kept, or none for somebody whom the run does not concern.
 * Guaranteed: whoever is employed on the run's schedule in the period has one, with nothing to pay too, so that who was
 * missed can be answered; gross is the sum of all its lines, and a negative one is flagged: it is owed, never paid.
 */
import {
  computePay,
  sumByCurrency,
  type Money,
  type PayPeriod,
  type PayPolicy,
  type Timeline,
} from '#libs/domain';
import { statementLine, type PayStatement } from './pay-run.js';
import type { RetroOfRun } from './retro-of-runs.js';
import { isNegative, negated } from './run-totals.js';

export type SealTerms = { readonly period: PayPeriod; readonly policy: PayPolicy; readonly topic: string };

/** The statement of the employee, or undefined. */
export function statementOf(
  timeline: Timeline,
  retro: readonly RetroOfRun[],
  { period, policy, topic }: SealTerms,
): PayStatement | undefined {
  const pay = computePay(timeline, period, policy);
  const periodPaid = period.start;
  const lines = [
    ...pay.lines.map((line) => statementLine(line, topic, { periodEarned: periodPaid, periodPaid })),
    ...retro.flatMap(({ run, lines: open }) =>
      open.map((line) => statementLine(line, topic, { periodEarned: run.start, periodPaid })),
    ),
  ];
  if (lines.length === 0 && !isEmployedIn(timeline, period)) return undefined;
  const gross = sumByCurrency(lines.map((line) => line.amount));
  return {
    employeeId: timeline.employeeId,
    department: pay.department || (lines[0]?.department ?? ''),
    lines,
    gross,
    // The computation flags its own lines; retro lines can turn the whole negative, or positive again.
    anomalies: [...pay.anomalies.filter(({ code }) => code !== 'NEGATIVE_PAY'), ...negativePay(gross)],
  };
}

/** True where the employee is on the period's schedule on at least one of its days. */
export function isEmployedIn({ employments }: Timeline, { schedule, start, end }: PayPeriod): boolean {
  return employments.some(
    (employment) =>
      employment.paySchedule === schedule &&
      employment.start < end &&
      (employment.end === null || employment.end > start),
  );
}

function negativePay(gross: readonly Money[]) {
  return gross.filter(isNegative).map((money) => ({
    code: 'NEGATIVE_PAY' as const,
    detail: `${negated(money).amount} ${money.currency} are owed by the employee: nothing is paid`,
  }));
}
