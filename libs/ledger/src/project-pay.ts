/**
 * The projection of computed pay: for some locked employees and the projected periods, what each department bears.
 * In: employees that the caller's transaction has locked. Out: rows of computed_pay that replace the former ones.
 * Guaranteed: the rows are what fold and computePay give for the winning entries, nothing else; a rebuild gives the same.
 */
import type { Tx } from '#libs/database';
import {
  computePay,
  defaultPayPolicy,
  fold,
  payByDepartment,
  type Entry,
  type PayPeriod,
} from '#libs/domain';
import { loadEntries } from './load-entries.js';
import { writePay } from './sql/write-pay.js';

export type PayRow = {
  readonly employeeId: string;
  readonly period: PayPeriod;
  readonly department: string;
  readonly currencies: string;
  readonly amounts: string;
};

/** Computes and writes the pay of these employees for these periods; the caller holds their locks (lock-employees). */
export async function projectPay(
  tx: Tx,
  employeeIds: readonly string[],
  periods: readonly PayPeriod[],
): Promise<void> {
  if (employeeIds.length === 0 || periods.length === 0) return;
  const entries = await loadEntries(tx, employeeIds);
  const rows = employeeIds.flatMap((employeeId) =>
    payRows(employeeId, entries.get(employeeId) ?? [], periods),
  );
  await tx.query(writePay, [
    employeeIds,
    rows.map((row) => row.employeeId),
    rows.map((row) => row.period.schedule),
    rows.map((row) => row.period.start),
    rows.map((row) => row.period.end),
    rows.map((row) => row.department),
    rows.map((row) => row.currencies),
    rows.map((row) => row.amounts),
    periods.map((period) => period.schedule),
    periods.map((period) => period.start),
  ]);
}

/** What the entries of one employee give for the periods: a row per period and department that bears pay. */
export function payRows(
  employeeId: string,
  entries: readonly Entry[],
  periods: readonly PayPeriod[],
): PayRow[] {
  const timeline = fold(entries);
  return periods.flatMap((period) =>
    payByDepartment(timeline, computePay(timeline, period, defaultPayPolicy)).map(
      ({ department, gross }) => ({
        employeeId,
        period,
        department,
        // Array literals: unnest would flatten an array of arrays. Codes are letters and amounts plain decimals.
        currencies: `{${gross.map((money) => money.currency).join(',')}}`,
        amounts: `{${gross.map((money) => money.amount).join(',')}}`,
      }),
    ),
  );
}
