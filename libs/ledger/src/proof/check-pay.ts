/**
 * Computed pay against the entries. In: a snapshot. Out: faults, for every projected period and everybody.
 * Guaranteed: memory is a page of employees; what is compared is exact text, never a number.
 */
import type { Tx } from '#libs/database';
import { foldOrdered, noEntries, type OrderedEntries, type PayPeriod } from '#libs/domain';
import { loadEntries } from '../load-entries.js';
import { loadRules } from '../pay-rules.js';
import { payRowsOf, type PayRow } from '../project-pay.js';
import { employeePage, storedPay } from '../sql/pay-pages.js';
import { projectedPeriods } from '../sql/projected-periods.js';
import type { ReportFault } from './books-fault.js';

type StoredRow = {
  readonly employeeId: string;
  readonly schedule: string;
  readonly start: string;
  readonly end: string;
  readonly department: string;
  readonly currencies: string;
  readonly amounts: string;
};
type Projected = PayPeriod & { readonly filled: boolean };

const employeesPerPage = 500;

/** Reports every row that is missing, too many or wrong; `onPage` hears how many employees were checked. */
export async function checkPay(
  tx: Tx,
  report: ReportFault,
  onPage: (employees: number) => void,
): Promise<number> {
  const periods = await tx.query<Projected>(projectedPeriods);
  let checked = 0;
  for (let last = ''; ;) {
    const page = await tx.query<{ employeeId: string; locked: boolean }>(employeePage, [
      last,
      employeesPerPage,
    ]);
    await checkPage(tx, page, periods, report);
    checked += page.length;
    onPage(checked);
    const end = page.at(-1);
    if (end === undefined || page.length < employeesPerPage) return checked;
    last = end.employeeId;
  }
}

async function checkPage(
  tx: Tx,
  page: readonly { employeeId: string; locked: boolean }[],
  periods: readonly Projected[],
  report: ReportFault,
): Promise<void> {
  const employeeIds = page.map(({ employeeId }) => employeeId);
  const stored = new Map<string, StoredRow>();
  for (const row of await tx.query<StoredRow>(storedPay, [employeeIds])) stored.set(nameOf(row), row);
  const unreadable = new Set<string>();
  const onUnreadable = (employeeId: string, fault: Error): void => {
    unreadable.add(employeeId);
    report('PAY_UNREADABLE', employeeId, fault.message);
  };
  const rules = await loadRules(tx);
  const entries = await readableEntries(tx, employeeIds, onUnreadable);
  for (const { employeeId, locked } of page) {
    const theirs = entries.get(employeeId) ?? noEntries;
    if (theirs.length > 0 && !locked) report('EMPLOYEE_UNLOCKED', employeeId, 'employee_version has no row');
    try {
      const timeline = foldOrdered(theirs, rules.fold);
      for (const period of periods)
        checkPeriod(payRowsOf(employeeId, timeline, [period], rules), period, stored, report);
    } catch (fault) {
      onUnreadable(employeeId, fault as Error);
    }
  }
  for (const [name, row] of stored)
    if (!unreadable.has(row.employeeId)) report('PAY_UNFOUNDED', name, 'a row too many');
}

/** Takes what it has compared out of `stored`. */
function checkPeriod(
  computed: readonly PayRow[],
  period: Projected,
  stored: Map<string, StoredRow>,
  report: ReportFault,
): void {
  for (const row of computed) {
    const name = nameOf({ ...row, schedule: period.schedule, start: period.start });
    const found = stored.get(name);
    stored.delete(name);
    if (found === undefined) {
      // While a period is being filled, those who are not computed yet are expected to be missing.
      if (period.filled) report('PAY_MISSING', name, 'no row');
    } else if (!isSame(found, row)) report('PAY_WRONG', name, 'amounts, currencies or the end of the period');
  }
}

/** Somebody whose rows were damaged must not hide the page: then everybody is read alone. */
async function readableEntries(
  tx: Tx,
  employeeIds: readonly string[],
  onUnreadable: (employeeId: string, fault: Error) => void,
): Promise<Map<string, OrderedEntries>> {
  try {
    return await loadEntries(tx, employeeIds);
  } catch (fault) {
    if (!isUnreadable(fault)) throw fault;
  }
  const entries = new Map<string, OrderedEntries>();
  for (const employeeId of employeeIds)
    try {
      entries.set(employeeId, (await loadEntries(tx, [employeeId])).get(employeeId) ?? noEntries);
    } catch (fault) {
      if (!isUnreadable(fault)) throw fault;
      onUnreadable(employeeId, fault);
    }
  return entries;
}

/** An unknown type, or a version that the catalogue never had. */
function isUnreadable(fault: unknown): fault is Error {
  return fault instanceof TypeError || fault instanceof RangeError;
}

function isSame(stored: StoredRow, computed: PayRow): boolean {
  return (
    stored.end === computed.period.end &&
    stored.currencies === computed.currencies &&
    stored.amounts === computed.amounts
  );
}

function nameOf(row: { employeeId: string; schedule: string; start: string; department: string }): string {
  return `${row.employeeId} ${row.schedule} ${row.start} ${row.department}`;
}
