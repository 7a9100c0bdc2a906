/**
 * What this process remembers of employees, so that an apply need not read and fold what it has folded a moment ago.
 * In: the state after an apply, once that has committed. Out: the state that stands in the books, or nothing.
 * Guaranteed: a state is given only for the version that the caller has just locked and found, so one that another process
 * has moved on from is never used; memory is bounded by entries, not by employees.
 */
import type { Entry, PayPeriod } from '#libs/domain';
import type { PayRow } from './project-pay.js';

/** The entries that can change the pay of the projected periods, and the pay that is stored for those periods. */
export type Remembered = { readonly entries: readonly Entry[]; readonly rows: readonly PayRow[] };

type Versioned = Remembered & { readonly version: bigint };

/**
 * Some 160 MiB by estimate: an entry takes about 400 bytes. With 200,000 a backlog of 300,000 entries that count read a third of
 * its people from the books again, holding their locks the longer for it: 11.5 instead of 14.3 k/s (bench drain).
 */
const entriesMax = 400_000;

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
