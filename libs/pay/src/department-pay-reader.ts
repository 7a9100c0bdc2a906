/**
 * What a department pays in a period, page by page.
 * In: a department, a period, a place in the list. Out: totals over everybody and one page of employees.
 * Guaranteed: totals, page and offset vector come from one snapshot; a projected period is read from the projection,
 * any other is computed from the entries, and both give the same figures.
 */
import type { Database } from '#libs/database';
import type { Money, PayPeriod } from '#libs/domain';
import { encodeCursor } from './cursor.js';
import {
  computedFigures,
  projectedFigures,
  type DepartmentFigures,
  type DepartmentPayItem,
  type DepartmentTotals,
} from './department-figures.js';
import { asOfOnWire, periodWithLastDay, type AsOf, type PeriodOnWire } from './pay-on-wire.js';
import type { OffsetVector, PositionWatch } from './position-watch.js';
import { projectedPeriod } from './sql/projected-period.js';

export type DepartmentPay = {
  readonly department: string;
  readonly period: PeriodOnWire;
  readonly employees: number;
  readonly gross: readonly Money[];
  readonly asOf: AsOf;
  readonly items: readonly DepartmentPayItem[];
  readonly next?: string;
};

/** `afterEmployeeId` is where the page before ended, '' for the first page. */
export type DepartmentPayRequest = {
  readonly department: string;
  readonly period: PayPeriod;
  readonly afterEmployeeId: string;
  readonly limit: number;
};

const rememberedTotalsMax = 200;

export class DepartmentPayReader {
  /**
   * Totals computed from entries, by what they are a function of: department, period, offset vector. Without it every
   * page of a large department would fold all of its employees again.
   */
  private readonly remembered = new Map<string, DepartmentTotals>();

  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
  ) {}

  /** The department's pay; a department that pays nobody has no employees and no items. Database faults are thrown. */
  departmentPay(request: DepartmentPayRequest): Promise<DepartmentPay> {
    const { department, period, afterEmployeeId, limit } = request;
    // REPEATABLE READ: with a snapshot a statement, an update between the reads would show in the items and not in the
    // totals, or an employee would be counted in one chunk by the old books and in the next by the new.
    return this.database.transaction(
      async (tx) => {
        const positions = await this.watch.positions(tx);
        const isProjected = (await tx.query(projectedPeriod, [period.schedule, period.start])).length > 0;
        const figures = (isProjected ? projectedFigures : computedFigures)(tx, department, period);
        const totals = isProjected
          ? await figures.totals()
          : await this.totalsOnce(figures, request, positions);
        const items = await figures.page(afterEmployeeId, limit + 1);
        const page = items.slice(0, limit);
        const last = page.at(-1);
        return {
          department,
          period: periodWithLastDay(period),
          ...totals,
          asOf: asOfOnWire(positions),
          items: page,
          ...(items.length > limit && last !== undefined ? { next: encodeCursor(last.employeeId) } : {}),
        };
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }

  private async totalsOnce(
    figures: DepartmentFigures,
    { department, period }: DepartmentPayRequest,
    positions: OffsetVector,
  ): Promise<DepartmentTotals> {
    const vector = [...positions].map(([partition, next]) => `${partition}:${next}`).join(',');
    const place = `${department} ${period.schedule} ${period.start} ${vector}`;
    const known = this.remembered.get(place);
    if (known !== undefined) return known;
    const totals = await figures.totals();
    const oldest = this.remembered.keys().next();
    if (this.remembered.size >= rememberedTotalsMax && oldest.done !== true)
      this.remembered.delete(oldest.value);
    this.remembered.set(place, totals);
    return totals;
  }
}
