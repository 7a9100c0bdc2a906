/**
 * The projection of computed pay: for some locked employees and the projected periods, what each department bears.
 * In: employees that the caller's transaction has locked. Out: rows of computed_pay that replace the former ones.
 * Guaranteed: the rows are what fold and computePay give for the winning entries, nothing else; a rebuild gives the same.
 */
import type { Tx } from '#libs/database';
import {
  foldForPay,
  grossByDepartment,
  noEntries,
  spanOf,
  type OrderedEntries,
  type PayFacts,
  type PayPeriod,
} from '#libs/domain';
import { arrayText, textArrayText } from './array-text.js';
import { loadEntriesBetween } from './load-entries.js';
import { loadRules, type PayRules } from './pay-rules.js';
import { writePay } from './sql/write-pay.js';

export type PayRow = {
  readonly employeeId: string;
  readonly period: PayPeriod;
  readonly department: string;
  readonly currencies: string;
  readonly amounts: string;
};

/**
 * Computes and writes the pay of these employees for these periods under the rules in force; the caller holds
 * share-periods and the employees' locks (lock-employees).
 */
export async function projectPay(
  tx: Tx,
  employeeIds: readonly string[],
  periods: readonly PayPeriod[],
): Promise<void> {
  if (employeeIds.length === 0 || periods.length === 0) return;
  // After the locks: rules read before them could be followed by a page of the period job under newer ones, and this
  // write would put the old pay back.
  const rules = await loadRules(tx);
  const entries = await loadEntriesBetween(tx, employeeIds, spanOf(periods));
  const rows = employeeIds.flatMap((employeeId) =>
    payRows(employeeId, entries.get(employeeId) ?? noEntries, periods, rules),
  );
  await storePay(tx, employeeIds, rows, periods);
}

/**
 * Writes rows of computed pay. Of the employees in `replaced` these rows are all there is for the periods; of others they
 * are added or take the place of those for the same period and department.
 */
export async function storePay(
  tx: Tx,
  replaced: readonly string[],
  rows: readonly PayRow[],
  periods: readonly PayPeriod[],
): Promise<void> {
  if (replaced.length === 0 && rows.length === 0) return;
  await tx.query(writePay, [
    textArrayText(replaced, (employeeId) => employeeId),
    textArrayText(rows, (row) => row.employeeId),
    arrayText(rows, (row) => row.period.schedule),
    arrayText(rows, (row) => row.period.start),
    arrayText(rows, (row) => row.period.end),
    textArrayText(rows, (row) => row.department),
    textArrayText(rows, (row) => row.currencies),
    textArrayText(rows, (row) => row.amounts),
    periods.map((period) => period.schedule),
    periods.map((period) => period.start),
  ]);
}

/** True where both say the same of the same period, department included. */
export function sameRow(one: PayRow, other: PayRow): boolean {
  return (
    one.period === other.period &&
    one.department === other.department &&
    one.amounts === other.amounts &&
    one.currencies === other.currencies
  );
}

/** What the entries of one employee give for the periods: a row per period and department that bears pay. */
export function payRows(
  employeeId: string,
  entries: OrderedEntries,
  periods: readonly PayPeriod[],
  rules: PayRules,
): PayRow[] {
  const folded = foldForPay(entries, rules.fold, periods);
  return payRowsOf(employeeId, folded.facts, folded.periods, rules);
}

/** The same of facts that are folded already. The proof gives the whole timeline, so as not to share a fault of the shortcut. */
export function payRowsOf(
  employeeId: string,
  facts: PayFacts,
  periods: readonly PayPeriod[],
  rules: PayRules,
): PayRow[] {
  return periods.flatMap((period) =>
    grossByDepartment(facts, period, rules.policyOf(period)).map(({ department, gross }) => ({
      employeeId,
      period,
      department,
      // Array literals: unnest would flatten an array of arrays. Codes are letters and amounts plain decimals.
      currencies: `{${gross.map((money) => money.currency).join(',')}}`,
      amounts: `{${gross.map((money) => money.amount).join(',')}}`,
    })),
  );
}
