import {
  computePay,
  type PayComputation,
  type PayPolicy,
  type PaySchedule,
  type Timeline,
} from '#libs/domain';
import { amountsOf, policyOf } from './computed-pay.js';
import { periodFrom } from './timelines.js';

/** What a timeline gives for the period of this id, by the month and the default policy unless told. */
export function payIn(
  timeline: Timeline,
  id = '2026-11',
  { schedule = 'monthly', ...policy }: Partial<PayPolicy> & { schedule?: PaySchedule } = {},
): PayComputation {
  const period = periodFrom(schedule, id);
  return computePay(timeline, period, policyOf(period, policy));
}

/** The lines of one kind. */
export function linesOfKind(pay: PayComputation, kind: PayComputation['lines'][number]['kind']) {
  return pay.lines.filter((line) => line.kind === kind);
}

/** Their amounts, each as "1400.00 EUR". */
export function amountsOfKind(pay: PayComputation, kind: PayComputation['lines'][number]['kind']): string[] {
  return amountsOf({ ...pay, lines: linesOfKind(pay, kind) });
}
