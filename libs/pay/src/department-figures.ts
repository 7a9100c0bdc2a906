/**
 * What a department pays in some periods, read one of two ways that must agree.
 * In: a snapshot, a department, periods, a place in the list. Out: number of employees, gross per currency, a page.
 * Guaranteed: sums are exact (numeric in SQL, whole numbers in memory); memory is bounded by a chunk of employees, however
 * large the department; pages follow Postgres' order of ids in both ways, so a cursor of one continues in the other.
 */
import type { Tx } from '#libs/database';
import { sumByCurrency, type Money, type PayPeriod } from '#libs/domain';
import type { PayRules } from '#libs/ledger';
import { departmentShares } from './department-shares.js';
import { employeePages } from './employee-pages.js';
import type { Knowledge } from './knowledge.js';
import { projectedPage } from './sql/projected-page.js';
import { projectedPeriods } from './sql/projected-periods.js';
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

export type ComputedRequest = {
  readonly department: string;
  readonly periods: readonly PayPeriod[];
  readonly knowledge: Knowledge;
  readonly rules: PayRules;
};

export const employeesPerChunk = 1_000;

/** Schedules and first days, as the statements over projected periods take them. */
export function placesOf(periods: readonly PayPeriod[]): [schedules: string[], starts: string[]] {
  return [periods.map(({ schedule }) => schedule), periods.map(({ start }) => start)];
}

/** True where the projection holds every employee of all these periods. */
export async function areProjected(tx: Tx, periods: readonly PayPeriod[]): Promise<boolean> {
  return (await tx.query(projectedPeriods, placesOf(periods))).length === periods.length;
}

/** From the projection: only for periods that are projected. */
export function projectedFigures(
  tx: Tx,
  department: string,
  periods: readonly PayPeriod[],
): DepartmentFigures {
  const place = [...placesOf(periods), department];
  return {
    async totals() {
      const [row] = await tx.query<{ employees: number; gross: Money[] }>(projectedTotals, place);
      // Sums of numeric carry the decimals of the widest; what leaves has those of its currency.
      return { employees: row?.employees ?? 0, gross: sumByCurrency(row?.gross ?? []) };
    },
    async page(afterEmployeeId, limit) {
      type Row = { employeeId: string; gross: Money[] | null };
      const rows = await tx.query<Row>(projectedPage, [...place, afterEmployeeId, limit]);
      return rows.map(({ employeeId, gross }) => ({ employeeId, gross: sumByCurrency(gross ?? []) }));
    },
  };
}

/** From the entries, folded chunk by chunk: for any periods and any knowledge. */
export function computedFigures(tx: Tx, asked: ComputedRequest): DepartmentFigures {
  return {
    async totals() {
      let employees = 0;
      let gross: readonly Money[] = [];
      for await (const chunk of computedChunks(tx, asked, '', employeesPerChunk)) {
        employees += chunk.length;
        gross = sumByCurrency([...gross, ...chunk.flatMap((item) => item.gross)]);
      }
      return { employees, gross };
    },
    async page(afterEmployeeId, limit) {
      const items: DepartmentPayItem[] = [];
      for await (const chunk of computedChunks(tx, asked, afterEmployeeId, limit)) {
        items.push(...chunk.slice(0, limit - items.length));
        if (items.length >= limit) break;
      }
      return items;
    },
  };
}

async function* computedChunks(
  tx: Tx,
  { department, periods, knowledge, rules }: ComputedRequest,
  after: string,
  size: number,
): AsyncGenerator<DepartmentPayItem[]> {
  for await (const employeeIds of employeePages(tx, { department }, after, size)) {
    const known = await timelinesOfEmployees(tx, rules, employeeIds, knowledge);
    yield employeeIds.flatMap((employeeId) => {
      const timeline = known.get(employeeId)?.timeline;
      if (timeline === undefined) return [];
      const share = departmentShares(timeline, periods, rules).find(
        (candidate) => candidate.department === department,
      );
      return share === undefined ? [] : [{ employeeId, gross: share.gross }];
    });
  }
}
