import {
  computePay,
  defaultPayPolicy,
  fold,
  monthlyPeriod,
  type Entry,
  type PayComputation,
  type PayPeriod,
  type PayPolicy,
  type RoundingMode,
} from '#libs/domain';
import { moneyText } from './entries.js';

/** The month of a test. Throws on text that is none. */
export function month(id: string): PayPeriod {
  const period = monthlyPeriod(id);
  if (period === undefined) throw new RangeError(`no month: ${id}`);
  return period;
}

/** The default policy of the period's schedule, with what a test changes of it. */
export function policyOf(period: PayPeriod, changes: Partial<PayPolicy> = {}): PayPolicy {
  return { ...defaultPayPolicy(period.schedule), ...changes };
}

/** What the entries give for a period, by calendar days unless told. */
export function payOf(
  entries: readonly Entry[],
  period = month('2026-11'),
  rounding: RoundingMode = 'HALF_UP',
  changes: Partial<PayPolicy> = {},
): PayComputation {
  return computePay(fold(entries), period, policyOf(period, { rounding, ...changes }));
}

/** Each line as "1400.00 EUR". */
export function amountsOf(pay: PayComputation): string[] {
  return pay.lines.map(({ amount }) => moneyText(amount));
}

/** The gross per currency, as "1400.00 EUR". */
export function grossOf(pay: PayComputation): string[] {
  return pay.gross.map(moneyText);
}

/** The updates that each line comes from. */
export function updatesOf(pay: PayComputation): string[][] {
  return pay.lines.map(({ sources }) => sources.map(({ updateId }) => updateId));
}
