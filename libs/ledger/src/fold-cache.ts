/**
 * What this process remembers of employees, so that an apply need not read and fold what it has folded a moment ago.
 * In: the state after an apply, once that has committed. Out: the state that stands in the books, or nothing.
 * Guaranteed: a state is given only for the version that the caller has just locked and found, so one that another process
 * has moved on from is never used; memory is bounded by entries, not by employees.
 */
import { getHeapStatistics } from 'node:v8';
import type { OrderedEntries, PayPeriod } from '#libs/domain';
import type { PayRow } from './project-pay.js';

/** The entries that can change the pay of the projected periods, and the pay that is stored for those periods. */
export type Remembered = { readonly entries: OrderedEntries; readonly rows: readonly PayRow[] };

type Versioned = Remembered & { readonly version: bigint };

/** Of an entry with what it holds, by estimate. */
const entryBytes = 400;
/** What the rest of the process takes of its heap while three chunks of a backlog are at work. */
const heapBesideBytes = 256 * 2 ** 20;
/** 480 MiB: the histories of 20,000 people with sixty entries each that can change what they are paid. */
const entriesMost = 1_250_000;

/**
 * How many entries are remembered under this limit of the heap (v8.getHeapStatistics): what the rest leaves, up to a bound.
 * People who come round after others have pushed them out are read from the books again, holding their locks the longer for
 * it: with room for 200,000 a backlog of 300,000 entries was drained at 11.5 instead of 14.3 k/s, and with 400,000
 * one into books of a million at 4.6 instead of 6.9 k/s (bench drain, growth). More than the heap has room for would end the process.
 */
export function entriesRemembered(heapLimitBytes: number): number {
  const room = Math.max(heapLimitBytes - heapBesideBytes, heapLimitBytes / 8);
  return Math.min(Math.floor(room / entryBytes), entriesMost);
}

const entriesMax = entriesRemembered(getHeapStatistics().heap_size_limit);

export class FoldCache {
  private states: FoldStates | undefined;

  /**
   * What is remembered under these rules and for these periods. Others than last time: nothing is, because other entries
   * count then and other rows are stored.
   */
  under(edition: string, periods: readonly PayPeriod[]): FoldStates {
    const basis = `${edition}\n${periods.map(({ schedule, start }) => `${schedule} ${start}`).join('\n')}`;
    if (this.states?.basis !== basis) this.states = new FoldStates(basis, periods);
    return this.states;
  }
}

export class FoldStates {
  private readonly byEmployee = new Map<string, Versioned>();
  private entries = 0;

  constructor(
    readonly basis: string,
    /** The same objects as in every remembered row. */
    readonly periods: readonly PayPeriod[],
  ) {}

  /** What was remembered at this version. */
  at(employeeId: string, version: bigint): Remembered | undefined {
    const known = this.byEmployee.get(employeeId);
    return known?.version === version ? known : undefined;
  }

  /** To be called after COMMIT only: a state remembered before would outlive a rollback. */
  remember(employeeId: string, version: bigint, { entries, rows }: Remembered): void {
    const former = this.byEmployee.get(employeeId);
    // Another chunk of this process may have committed later and been told earlier.
    if (former !== undefined && former.version > version) return;
    if (former !== undefined) this.forget(employeeId, former);
    this.byEmployee.set(employeeId, { version, entries, rows });
    this.entries += entries.length;
    for (const [oldest, state] of this.byEmployee) {
      if (this.entries <= entriesMax) break;
      this.forget(oldest, state);
    }
  }

  private forget(employeeId: string, { entries }: Versioned): void {
    this.byEmployee.delete(employeeId);
    this.entries -= entries.length;
  }
}
