/*
 * What the books have taken in, as it comes. In: per partition the next offset that somebody has not seen. Out: the entries
 * from there on, and the vector behind them. Guaranteed: within a partition nothing is left out and nothing comes twice:
 * entries commit together with the position, and only offsets below the position are read.
 */
import type { Database } from '#libs/database';
import type { LedgerScope, OffsetVector, PositionWatch } from './position-watch.js';
import { changesAfter } from './sql/changes-after.js';

/** An entry without its content: who may see pay asks for it by the employee. */
export type Change = {
  readonly updateId: string;
  readonly type: string;
  readonly employeeId: string;
  readonly department: string;
  readonly effectiveDate: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  /** `repeated`: another record of the same update id counts. */
  readonly outcome: 'counts' | 'repeated';
};

type Row = Omit<Change, 'recordedAt' | 'topic' | 'outcome'> & {
  readonly recordedAtMs: string;
  readonly isWinner: boolean;
};

const rowsOfPartition = 200;

export class ChangeFeed {
  constructor(
    private readonly database: Database,
    private readonly positions: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** Where the books stand now: what is in them already is seen. */
  now(): Promise<OffsetVector> {
    return this.positions.positions();
  }

  /** The next changes behind `seen`; a partition that it does not name is read from its start. */
  async after(seen: OffsetVector): Promise<{ changes: readonly Change[]; seen: OffsetVector }> {
    const standing = await this.positions.positions();
    const behind = [...standing].filter(([partition, next]) => (seen.get(partition) ?? 0n) < next);
    if (behind.length === 0) return { changes: [], seen };
    const rows = await this.database.query<Row>(changesAfter, [
      behind.map(([partition]) => partition),
      behind.map(([partition]) => String(seen.get(partition) ?? 0n)),
      behind.map(([, next]) => String(next)),
      rowsOfPartition,
    ]);
    const reached = new Map(seen);
    for (const [partition, next] of behind) {
      const own = rows.filter((row) => row.partition === partition);
      const last = own.length < rowsOfPartition ? undefined : own.at(-1);
      reached.set(partition, last === undefined ? next : BigInt(last.offset) + 1n);
    }
    return { changes: rows.map((row) => this.changeOf(row)), seen: reached };
  }

  private changeOf({ recordedAtMs, isWinner, ...row }: Row): Change {
    const recordedAt = new Date(parseInt(recordedAtMs, 10)).toISOString();
    return { ...row, recordedAt, topic: this.scope.topic, outcome: isWinner ? 'counts' : 'repeated' };
  }
}
