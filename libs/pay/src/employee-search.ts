/**
 * Finds employees by id, name, department and status, page by page.
 * In: what to look for, today's date, a place in the list. Out: people in order of id.
 * Guaranteed: department and status are those of the folded timeline on that date; the work of a request is bounded, so
 * a page may hold fewer people than asked for although more follow, and `next` says so.
 */
import type { Database, Tx } from '#libs/database';
import type { PlainDate } from '#libs/domain';
import { loadRules } from '#libs/ledger';
import { encodeCursor } from './cursor.js';
import { searchEmployees } from './sql/search-employees.js';
import { standingOn, type EmployeeStatus } from './standing-on.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

export type FoundEmployee = {
  readonly employeeId: string;
  readonly name?: string;
  readonly status: EmployeeStatus;
  readonly department?: string;
};

export type EmployeePage = { readonly items: readonly FoundEmployee[]; readonly next?: string };

export type EmployeeSearchRequest = {
  /** Part of an id or of a name, in any case. */
  readonly query?: string | undefined;
  readonly department?: string | undefined;
  readonly status?: EmployeeStatus | undefined;
  readonly today: PlainDate;
  /** The id at which the page before ended, '' for the first page. */
  readonly after: string;
  readonly limit: number;
  /** False for people whom the caller may not see. */
  readonly mayShow: (department: string | undefined) => boolean;
};

type Row = { employeeId: string; name: string | null };

const foldedMax = 5_000;
const chunkMax = 500;

export class EmployeeSearch {
  constructor(private readonly database: Database) {}

  /** One page; Database faults are thrown. */
  find(request: EmployeeSearchRequest): Promise<EmployeePage> {
    // REPEATABLE READ: rules and entries of one moment.
    return this.database.transaction((tx) => findIn(tx, request), {
      isolation: 'REPEATABLE READ',
      readOnly: true,
    });
  }
}

async function findIn(tx: Tx, request: EmployeeSearchRequest): Promise<EmployeePage> {
  const { limit } = request;
  const query = request.query?.normalize('NFC').toLowerCase() ?? null;
  const items: FoundEmployee[] = [];
  let after = request.after;
  for (let folded = 0; folded < foldedMax;) {
    const place = [after, query, request.department ?? null, chunkMax];
    const rows = await tx.query<Row>(searchEmployees, place);
    for (const found of await matching(tx, rows, request)) {
      // One more than asked for shows that more follow.
      if (items.length === limit) return { items, next: encodeCursor(items.at(-1)?.employeeId ?? '') };
      items.push(found);
    }
    after = rows.at(-1)?.employeeId ?? after;
    folded += rows.length;
    if (rows.length < chunkMax) return { items };
  }
  return { items, next: encodeCursor(after) };
}

async function matching(
  tx: Tx,
  rows: readonly Row[],
  { department, status, today, mayShow }: EmployeeSearchRequest,
): Promise<FoundEmployee[]> {
  const ids = rows.map(({ employeeId }) => employeeId);
  const known = await timelinesOfEmployees(tx, await loadRules(tx), ids);
  return rows.flatMap(({ employeeId, name }) => {
    const timeline = known.get(employeeId)?.timeline;
    if (timeline === undefined) return [];
    const found = standingOn(timeline, today);
    const theirs = found.employment?.department;
    if (department !== undefined && theirs !== department) return [];
    if ((status !== undefined && found.status !== status) || !mayShow(theirs)) return [];
    return [
      {
        employeeId,
        ...(name === null ? {} : { name }),
        status: found.status,
        ...(theirs === undefined ? {} : { department: theirs }),
      },
    ];
  });
}
