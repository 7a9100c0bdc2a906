import type { PlainDate } from './plain-date.js';

/** What every entry has, whatever its type: where it lies in the log, whom it concerns, and when it takes effect. */
export type EntryFields = {
  readonly partition: number;
  readonly offset: bigint;
  readonly updateId: string;
  /** When the log took it, in ms since 1970, from the broker's clock. */
  readonly recordedAtMs: number;
  readonly employeeId: string;
  /** The department the update named; not always the one in force. */
  readonly department: string;
  readonly effectiveDate: PlainDate;
  readonly version: number;
  readonly actor: string;
};

/** Which entry a figure comes from. */
export type Source = {
  readonly updateId: string;
  readonly partition: number;
  readonly offset: bigint;
  readonly actor: string;
};

/** The provenance of an entry, as lines of pay carry it. */
export function sourceOf(entry: EntryFields): Source {
  return { updateId: entry.updateId, partition: entry.partition, offset: entry.offset, actor: entry.actor };
}

/**
 * The total order of an employee's entries: effective date, recorded at, partition, offset.
 * Zero only for the same record, so a sort by it cannot depend on the order of arrival.
 */
export function compareEntries(left: EntryFields, right: EntryFields): number {
  if (left.effectiveDate !== right.effectiveDate) return left.effectiveDate < right.effectiveDate ? -1 : 1;
  return compareInLog(left, right);
}

/** The order in which the log took them: recorded at, partition, offset. "First" among decisions and reversals means this. */
export function compareInLog(left: EntryFields, right: EntryFields): number {
  if (left.recordedAtMs !== right.recordedAtMs) return left.recordedAtMs - right.recordedAtMs;
  if (left.partition !== right.partition) return left.partition - right.partition;
  return left.offset < right.offset ? -1 : left.offset > right.offset ? 1 : 0;
}
