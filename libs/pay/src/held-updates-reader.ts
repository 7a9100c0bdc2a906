/**
 * The updates that wait for an approval.
 * In: a department, a place in the list. Out: each with what it proposes and why it waits.
 * Guaranteed: one snapshot a page; people in order of id, all held updates of one on one page. The work of a request is
 * bounded, so a page may be short, or empty, although more follow; `next` says so.
 */
import type { Database, Tx } from '#libs/database';
import { employmentOn, type HeldUpdate, type Timeline } from '#libs/domain';
import { loadRules } from '#libs/ledger';
import { encodeCursor } from './cursor.js';
import { employeePages } from './employee-pages.js';
import { entriesOnWire, type EntryOnWire } from './facts-on-wire.js';
import { timelinesOfEmployees, type KnownEmployee } from './timelines-of-employees.js';

/** `department` is the one that the update names, `inForce` the one in force on its effective date: its approver is theirs. */
export type HeldUpdateOnWire = Omit<EntryOnWire, 'state'> & {
  readonly employeeId: string;
  readonly inForce?: string;
  readonly why: HeldUpdate['why'];
  readonly detail: string;
};

export type HeldPage = { readonly items: readonly HeldUpdateOnWire[]; readonly next?: string };

export type HeldRequest = {
  /** Only those that name this department or fall into it. */
  readonly department?: string | undefined;
  /** The employee id at which the page before ended, '' for the first page. */
  readonly after: string;
  /** Updates at least, where there are so many; those of the last employee are not split. */
  readonly limit: number;
  readonly mayShow: (departments: readonly string[]) => boolean;
};

const foldedMax = 5_000;
const chunkMax = 500;

export class HeldUpdatesReader {
  constructor(
    private readonly database: Database,
    private readonly topic: string,
  ) {}

  /** One page; Database faults are thrown. */
  page(request: HeldRequest): Promise<HeldPage> {
    return this.database.transaction((tx) => this.pageIn(tx, request), {
      isolation: 'REPEATABLE READ',
      readOnly: true,
    });
  }

  private async pageIn(tx: Tx, { department, after, limit, mayShow }: HeldRequest): Promise<HeldPage> {
    const rules = await loadRules(tx);
    const items: HeldUpdateOnWire[] = [];
    let folded = 0;
    let last = after;
    for await (const employeeIds of employeePages(tx, { department }, after, chunkMax)) {
      // Something after the bound may follow: this page is known to be there.
      if (folded >= foldedMax) return { items, next: encodeCursor(last) };
      const known = await timelinesOfEmployees(tx, rules, employeeIds);
      for (const employeeId of employeeIds) {
        const employee = known.get(employeeId);
        const held = employee === undefined ? [] : heldOf(employeeId, employee, this.topic);
        const shown = held.filter(({ department: named, inForce = named }) => {
          const concerned = [named, inForce];
          return (department === undefined || concerned.includes(department)) && mayShow(concerned);
        });
        if (shown.length > 0 && items.length >= limit) return { items, next: encodeCursor(last) };
        items.push(...shown);
        last = employeeId;
      }
      folded += employeeIds.length;
    }
    return { items };
  }
}

function heldOf(employeeId: string, { timeline, entries }: KnownEmployee, topic: string): HeldUpdateOnWire[] {
  if (timeline.held.length === 0) return [];
  const reasons = new Map(timeline.held.map((held) => [held.updateId, held]));
  return entriesOnWire(timeline, entries, topic).flatMap(({ state: _, ...entry }) => {
    const held = reasons.get(entry.updateId);
    if (held === undefined) return [];
    const inForce = departmentInForce(timeline, entry.effectiveDate);
    const { why, detail } = held;
    return [{ employeeId, ...entry, ...(inForce === undefined ? {} : { inForce }), why, detail }];
  });
}

/** Before the hire that of the first employment, after the leaving that of the last. */
function departmentInForce({ employments }: Timeline, date: string): string | undefined {
  const inForce = employmentOn(employments, date) ?? employments.findLast(({ start }) => start <= date);
  return (inForce ?? employments[0])?.department;
}
