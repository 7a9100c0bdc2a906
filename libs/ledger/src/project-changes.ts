/**
 * The projection of computed pay after new winners: only what they can change is computed, and only what differs is written.
 * In: employees that the caller's transaction has locked, with their new versions and winning entries. Out: rows of
 * computed_pay, and what to remember of each employee after COMMIT.
 * Guaranteed: the rows are what fold and computePay give for all winning entries. A cached state counts only at the version
 * before this one, so any writer in between makes it load again, in a statement after the lock.
 */
import { setImmediate as letOthersTurn } from 'node:timers/promises';
import type { Tx } from '#libs/database';
import { joinOrdered, mayChangePay, noEntries, spanOf, type Entry, type PayPeriod } from '#libs/domain';
import type { FoldCache, FoldStates, Remembered } from './fold-cache.js';
import { loadEntriesBetween } from './load-entries.js';
import type { PayRules } from './pay-rules.js';
import { payRows, sameRow, storePay, type PayRow } from './project-pay.js';

/** An employee whose winners changed. `added`: all that changed is that these won; undefined where others lost their place. */
export type EmployeeChange = {
  readonly employeeId: string;
  readonly version: bigint;
  readonly added: readonly Entry[] | undefined;
};

/** Whose histories are read at once: a chunk may concern twenty thousand people of whom nothing is remembered, with dozens of entries each. */
const employeesPerPage = 1_000;
/** After so many folds, some 20 ms, whatever else waits for this thread has its turn: short chunks of other partitions above all. */
const foldsAtOnce = 200;
/** How many entries read for one chunk are held until COMMIT; whoever is beyond them is read again another time. Three chunks are at work. */
const entriesKeptMost = 100_000;

type Projected = { readonly change: EmployeeChange; readonly state: Remembered };
type Ground = {
  readonly rules: PayRules;
  readonly periods: readonly PayPeriod[];
  readonly states: FoldStates;
};

/**
 * Computes and writes; gives the call that remembers it, for after COMMIT. The caller holds share-periods, and has read the
 * projected periods and the rules after the locks: rules read before them could be followed by a page of the period job
 * under newer ones, and this write would put the old pay back.
 */
export async function projectChanges(
  tx: Tx,
  changes: readonly EmployeeChange[],
  now: { readonly periods: readonly PayPeriod[]; readonly rules: PayRules },
  cache: FoldCache,
): Promise<() => void> {
  if (changes.length === 0 || now.periods.length === 0) return () => undefined;
  const { rules } = now;
  const states = cache.under(rules.edition, now.periods);
  const { periods } = states;
  const ground: Ground = { rules, periods, states };
  const projected: Projected[] = [];
  const unknown: EmployeeChange[] = [];
  const written = { replaced: [] as string[], rows: [] as PayRow[] };
  for await (const change of inTurns(changes)) {
    const before = stateBefore(change, ground.states);
    if (before === undefined) {
      // Of somebody unknown what changes nothing need not be looked at.
      if (change.added?.every((entry) => isBeside(entry, periods)) !== true) unknown.push(change);
      continue;
    }
    const state = stateAfter(change, before, ground);
    projected.push({ change, state });
    writeDifference(change.employeeId, before.rows, state.rows, written);
  }
  let kept = 0;
  for await (const one of loaded(tx, unknown, ground)) {
    written.replaced.push(one.change.employeeId);
    written.rows.push(...one.state.rows);
    kept += one.state.entries.length;
    if (kept <= entriesKeptMost) projected.push(one);
  }
  await storePay(tx, written.replaced, written.rows, periods);
  return () => {
    for (const { change, state } of projected)
      ground.states.remember(change.employeeId, change.version, state);
  };
}

/** What stood in the books before these winners, if it is known. */
function stateBefore(
  { employeeId, version, added }: EmployeeChange,
  states: FoldStates,
): Remembered | undefined {
  if (added === undefined) return undefined;
  // The first version of all: nobody has written anything of this employee yet.
  return version === 1n ? nothing : states.at(employeeId, version - 1n);
}

const nothing: Remembered = { entries: noEntries, rows: [] };

function stateAfter(
  { employeeId, added = [] }: EmployeeChange,
  before: Remembered,
  { periods, rules }: Ground,
): Remembered {
  const counting = added.filter((entry) => !isBeside(entry, periods));
  if (counting.length === 0) return before;
  const entries = joinOrdered(before.entries, counting);
  const changed = periods.filter((period) => counting.some((entry) => mayChangePay(entry, period)));
  const kept = before.rows.filter(({ period }) => !changed.includes(period));
  return { entries, rows: [...kept, ...payRows(employeeId, entries, changed, rules)] };
}

/** Page by page, so that what is read of one is gone before the next. */
async function* loaded(
  tx: Tx,
  unknown: readonly EmployeeChange[],
  { periods, rules }: Ground,
): AsyncGenerator<Projected> {
  for (let from = 0; from < unknown.length; from += employeesPerPage) {
    const page = unknown.slice(from, from + employeesPerPage);
    const employeeIds = page.map(({ employeeId }) => employeeId);
    const entries = await loadEntriesBetween(tx, employeeIds, spanOf(periods));
    for await (const change of inTurns(page)) {
      const own = entries.get(change.employeeId) ?? noEntries;
      yield { change, state: { entries: own, rows: payRows(change.employeeId, own, periods, rules) } };
    }
  }
}

/** The same, one after another, with turns of others in between. */
async function* inTurns<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const [at, item] of items.entries()) {
    if (at % foldsAtOnce === foldsAtOnce - 1) await letOthersTurn();
    yield item;
  }
}

/** A vanished row makes all rows of the employee be replaced; else those that are new or differ are enough. */
function writeDifference(
  employeeId: string,
  before: readonly PayRow[],
  after: readonly PayRow[],
  into: { readonly replaced: string[]; readonly rows: PayRow[] },
): void {
  if (before === after) return;
  const isSamePlace = (one: PayRow) => (other: PayRow) =>
    one.period === other.period && one.department === other.department;
  if (before.some((row) => !after.some(isSamePlace(row)))) {
    into.replaced.push(employeeId);
    into.rows.push(...after);
    return;
  }
  for (const row of after) if (!before.some((former) => sameRow(former, row))) into.rows.push(row);
}

function isBeside(entry: Entry, periods: readonly PayPeriod[]): boolean {
  return !periods.some((period) => mayChangePay(entry, period));
}
