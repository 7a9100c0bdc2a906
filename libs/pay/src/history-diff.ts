/** What changed between two states of knowledge of one employee: which facts came, went and became others. */
import type { EmployeeHistory } from './employee-reader.js';
import type { EntryOnWire, FactOnWire } from './facts-on-wire.js';

type Before = Pick<EmployeeHistory, 'facts' | 'entries'>;

/** `after` is the later question's side: facts that only it has were added. */
export type HistoryDiff = {
  readonly added: readonly FactOnWire[];
  readonly gone: readonly FactOnWire[];
  readonly changed: readonly { readonly before: FactOnWire; readonly after: FactOnWire }[];
  /** Updates that came, or whose state is another. `before` and `after` are null where the update was not known. */
  readonly updates: readonly UpdateChange[];
};

export type UpdateChange = Omit<EntryOnWire, 'state'> & {
  readonly before: EntryOnWire['state'] | null;
  readonly after: EntryOnWire['state'] | null;
};

const nothing: Before = { facts: [], entries: [] };

/** The difference; a side of which nobody was known has neither facts nor entries. */
export function historyDiff(before: Before = nothing, after: Before = nothing): HistoryDiff {
  const former = byIdentity(before.facts);
  const later = byIdentity(after.facts);
  return {
    added: [...later].flatMap(([identity, fact]) => (former.has(identity) ? [] : [fact])),
    gone: [...former].flatMap(([identity, fact]) => (later.has(identity) ? [] : [fact])),
    changed: [...later].flatMap(([identity, fact]) => {
      const was = former.get(identity);
      return was === undefined || JSON.stringify(was) === JSON.stringify(fact)
        ? []
        : [{ before: was, after: fact }];
    }),
    updates: updateChanges(before.entries, after.entries),
  };
}

/**
 * A fact is the same one while the same update makes it: of a salary that is the update that began it, so that a raise
 * over a corrected salary changes instead of being another. Of several facts of one update the first is the first.
 */
function byIdentity(facts: readonly FactOnWire[]): Map<string, FactOnWire> {
  const found = new Map<string, FactOnWire>();
  for (const fact of facts) {
    const maker = fact.kind === 'salary' ? fact.sources.at(-1) : fact.sources[0];
    const identity = `${fact.kind} ${maker?.updateId}`;
    let place = 0;
    while (found.has(`${identity} ${place}`)) place += 1;
    found.set(`${identity} ${place}`, fact);
  }
  return found;
}

function updateChanges(before: readonly EntryOnWire[], after: readonly EntryOnWire[]): UpdateChange[] {
  const former = new Map(before.map((entry) => [entry.updateId, entry]));
  const later = new Map(after.map((entry) => [entry.updateId, entry]));
  const gone = before.filter(({ updateId }) => !later.has(updateId));
  return [...after, ...gone].flatMap(({ state: _, ...entry }) => {
    const change = {
      ...entry,
      before: former.get(entry.updateId)?.state ?? null,
      after: later.get(entry.updateId)?.state ?? null,
    };
    return change.before === change.after ? [] : [change];
  });
}
