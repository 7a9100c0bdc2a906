import {
  computePay,
  fold,
  monthlyPeriod,
  type Entry,
  type PayComputation,
  type PayPeriod,
  type RoundingMode,
} from '#libs/domain';
import { moneyText } from './entries.js';

/** The month of a test. Throws on text that is none. */
export function month(id: string): PayPeriod {
  const period = monthlyPeriod(id);
  if (period === undefined) throw new RangeError(`no month: ${id}`);
  return period;
}

/** What the entries give for a month, by calendar days. */
export function payOf(
  entries: readonly Entry[],
  period = month('2026-11'),
  rounding: RoundingMode = 'HALF_UP',
): PayComputation {
  return computePay(fold(entries), period, { proration: 'CALENDAR_DAYS', rounding });
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
