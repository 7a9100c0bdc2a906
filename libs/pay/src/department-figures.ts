/**
 * What a department pays in a period, read one of two ways that must agree.
 * In: a snapshot, a department, a period, a place in the list. Out: number of employees, gross per currency, a page.
 * Guaranteed: sums are exact (numeric in SQL, decimals in memory); memory is bounded by a chunk of employees, however
 * large the department; pages follow Postgres' order of ids in both ways, so a cursor of one continues in the other.
 */
import type { Tx } from '#libs/database';
import {
  computePay,
  defaultPayPolicy,
  payByDepartment,
  sumByCurrency,
  type DepartmentShare,
  type Money,
  type PayPeriod,
} from '#libs/domain';
import { departmentEmployees } from './sql/department-employees.js';
import { projectedPage } from './sql/projected-page.js';
import { projectedTotals } from './sql/projected-totals.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

/** One employee's pay by one department. */
export type DepartmentPayItem = { readonly employeeId: string; readonly gross: readonly Money[] };

export type DepartmentTotals = { readonly employees: number; readonly gross: readonly Money[] };

/** One way to read a department's pay. `page` gives up to `limit` items after an employee id ('' for the start). */
export type DepartmentFigures = {
  totals(): Promise<DepartmentTotals>;
  page(afterEmployeeId: string, limit: number): Promise<DepartmentPayItem[]>;
};

type AmountsRow = { employee_id: string; currencies: string[]; amounts: string[] };

const employeesPerChunk = 1_000;

/** From the projection: only for periods that are projected. */
export function projectedFigures(tx: Tx, department: string, period: PayPeriod): DepartmentFigures {
  const place = [period.schedule, period.start, department];
  return {
    async totals() {
      const [row] = await tx.query<{ employees: number; gross: Money[] }>(projectedTotals, place);
      // The sum of numeric(19,4) carries four decimals; what leaves has those of its currency.
      return { employees: row?.employees ?? 0, gross: sumByCurrency(row?.gross ?? []) };
    },
    async page(afterEmployeeId, limit) {
      const rows = await tx.query<AmountsRow>(projectedPage, [...place, afterEmployeeId, limit]);
      return rows.map((row) => ({ employeeId: row.employee_id, gross: grossOf(row) }));
    },
  };
}

/** From the entries, folded chunk by chunk: for any period. */
export function computedFigures(tx: Tx, department: string, period: PayPeriod): DepartmentFigures {
  return {
    async totals() {
      let employees = 0;
      let gross: readonly Money[] = [];
      for await (const chunk of computedChunks(tx, department, period, '', employeesPerChunk)) {
        employees += chunk.length;
        gross = sumByCurrency([...gross, ...chunk.flatMap((item) => item.gross)]);
      }
      return { employees, gross };
    },
    async page(afterEmployeeId, limit) {
      const items: DepartmentPayItem[] = [];
      for await (const chunk of computedChunks(tx, department, period, afterEmployeeId, limit)) {
        items.push(...chunk.slice(0, limit - items.length));
        if (items.length >= limit) break;
      }
      return items;
    },
  };
}

async function* computedChunks(
  tx: Tx,
  department: string,
  period: PayPeriod,
  afterEmployeeId: string,
  size: number,
): AsyncGenerator<DepartmentPayItem[]> {
  let after = afterEmployeeId;
  for (;;) {
    const rows = await tx.query<{ employee_id: string }>(departmentEmployees, [department, after, size]);
    const employeeIds = rows.map((row) => row.employee_id);
    const last = employeeIds.at(-1);
    if (last === undefined) return;
    const timelines = await timelinesOfEmployees(tx, employeeIds);
    yield employeeIds.flatMap((employeeId) => {
      const timeline = timelines.get(employeeId);
      if (timeline === undefined) return [];
      const shares = payByDepartment(timeline, computePay(timeline, period, defaultPayPolicy));
      const share = shares.find((candidate: DepartmentShare) => candidate.department === department);
      return share === undefined ? [] : [{ employeeId, gross: share.gross }];
    });
    if (employeeIds.length < size) return;
    after = last;
  }
}

function grossOf({ currencies, amounts }: AmountsRow): Money[] {
  return sumByCurrency(currencies.map((currency, index) => ({ currency, amount: amounts[index] ?? '' })));
}
