/**
 * What a department pays in a period, page by page.
 * In: a department, a period, what may be known, a place in the list. Out: totals over everybody, one page of employees.
 * Guaranteed: totals, page and offset vector come from one snapshot; a projected period is read from the projection,
 * any other is computed from the entries, and both give the same figures.
 */
import type { Database, Tx } from '#libs/database';
import type { Money, PayPeriod } from '#libs/domain';
import { loadRules, type PayRules } from '#libs/ledger';
import { encodeCursor } from './cursor.js';
import {
  areProjected,
  computedFigures,
  projectedFigures,
  type DepartmentFigures,
  type DepartmentPayItem,
  type DepartmentTotals,
} from './department-figures.js';
import { everything, knowledgeText, knownPositions, vectorText, type Basis } from './knowledge.js';
import { basisOnWire, type BasisOnWire } from './pay-on-wire.js';
import { periodsOfCompany, periodsOnWire, type PeriodAsked, type PeriodsOnWire } from './periods-asked.js';
import type { PositionWatch, Standing } from './position-watch.js';

/** What a department pays: everybody counted, currencies side by side. */
export type DepartmentSums = { readonly department: string } & PeriodsOnWire & {
    readonly employees: number;
    readonly gross: readonly Money[];
  } & BasisOnWire;

export type DepartmentPay = DepartmentSums & {
  readonly items: readonly DepartmentPayItem[];
  readonly next?: string;
};

export type DepartmentSumsRequest = { readonly department: string; readonly period: PeriodAsked } & Basis;

/** `afterEmployeeId` is where the page before ended, '' for the first page. */
export type DepartmentPayRequest = DepartmentSumsRequest & {
  readonly afterEmployeeId: string;
  readonly limit: number;
};

type Snapshot = {
  readonly tx: Tx;
  readonly standing: Standing;
  readonly rules: PayRules;
  readonly periods: readonly PayPeriod[];
};

const rememberedTotalsMax = 200;

export class DepartmentPayReader {
  /**
   * Totals, by what they are a function of: department, periods, knowledge, rules, offset vector. Without it every page of
   * a large department would fold or add up all of its employees again.
   */
  private readonly remembered = new Map<string, DepartmentTotals>();

  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
  ) {}

  /** The department's pay; a department that pays nobody has no employees and no items. Database faults are thrown. */
  departmentPay(request: DepartmentPayRequest): Promise<DepartmentPay> {
    const { afterEmployeeId, limit } = request;
    return this.inSnapshot(request, async (snapshot) => {
      const { figures, sums } = await this.sumsOf(request, snapshot);
      const items = await figures.page(afterEmployeeId, limit + 1);
      const page = items.slice(0, limit);
      const last = page.at(-1);
      const more = items.length > limit && last !== undefined;
      return { ...sums, items: page, ...(more ? { next: encodeCursor(last.employeeId) } : {}) };
    });
  }

  /** The totals alone. Database faults are thrown. */
  departmentSums(request: DepartmentSumsRequest): Promise<DepartmentSums> {
    return this.inSnapshot(request, async (snapshot) => (await this.sumsOf(request, snapshot)).sums);
  }

  private inSnapshot<T>(
    { period }: DepartmentSumsRequest,
    read: (snapshot: Snapshot) => Promise<T>,
  ): Promise<T> {
    // REPEATABLE READ: with a snapshot a statement, an update between the reads would show in the items and not in the
    // totals, or an employee would be counted in one chunk by the old books and in the next by the new.
    return this.database.transaction(
      async (tx) => {
        const rules = await loadRules(tx);
        const periods = await periodsOfCompany(tx, period, rules);
        return read({ tx, standing: await this.watch.standing(tx), rules, periods });
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }

  private async sumsOf(
    request: DepartmentSumsRequest,
    snapshot: Snapshot,
  ): Promise<{ figures: DepartmentFigures; sums: DepartmentSums }> {
    const { department, period, knowledge = everything } = request;
    const { tx, standing, rules, periods } = snapshot;
    // The projection holds all that is applied, and nothing of what was known before.
    const isProjected = knowledge.kind === 'everything' && (await areProjected(tx, periods));
    const figures = isProjected
      ? projectedFigures(tx, department, periods)
      : computedFigures(tx, { department, periods, knowledge, rules });
    const totals = await this.totalsOnce(figures, request, snapshot);
    const sums = {
      department,
      ...periodsOnWire(period, periods),
      ...totals,
      ...basisOnWire(request, standing),
    };
    return { figures, sums };
  }

  private async totalsOnce(
    figures: DepartmentFigures,
    { department, knowledge = everything }: DepartmentSumsRequest,
    { periods, rules, standing }: Snapshot,
  ): Promise<DepartmentTotals> {
    const place = [
      department,
      periods.map(({ schedule, start }) => `${schedule}/${start}`).join(),
      knowledgeText(knowledge),
      vectorText(knownPositions(knowledge, standing)),
      rules.edition,
    ].join(' ');
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
