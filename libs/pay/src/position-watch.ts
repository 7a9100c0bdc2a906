/**
 * How far the books have come, and waiting until they reach a record.
 * In: a partition and an offset. Out: whether that offset is applied in time. Guaranteed: one query a tick however many
 * callers wait, none while nobody does; a wait always ends at its deadline or with the database's fault.
 */
import type { Database, Tx } from '#libs/database';
import { appliedPositions } from './sql/applied-positions.js';

/** Whose positions are meant: the consumer group that writes the books, and its topic. */
export type LedgerScope = { readonly groupId: string; readonly topic: string };

/** One record of the topic. */
export type Coordinate = { readonly partition: number; readonly offset: bigint };

/** Per partition the next offset to apply; a partition that is missing has nothing applied. */
export type OffsetVector = ReadonlyMap<number, bigint>;

/** Per partition the next offset to apply, and the recorded at (ms since 1970) of the last one applied, if any was. */
export type Standing = ReadonlyMap<
  number,
  { readonly next: bigint; readonly recordedAtMs: number | undefined }
>;

type StandingRow = { partition: number; nextOffset: string; recordedAtMs: string | null };

type Waiter = {
  readonly until: Coordinate;
  readonly deadlineMs: number;
  readonly resolve: (reached: boolean) => void;
  readonly reject: (fault: unknown) => void;
};

const tickMs = 25;

export class PositionWatch {
  private readonly waiters = new Set<Waiter>();
  private ticking = false;

  constructor(
    private readonly database: Database,
    private readonly scope: LedgerScope,
  ) {}

  /** The offset vector as committed now, or as the given transaction's snapshot shows it. */
  async positions(reader: Pick<Tx, 'query'> = this.database): Promise<OffsetVector> {
    return new Map([...(await this.standing(reader))].map(([partition, { next }]) => [partition, next]));
  }

  /** As `positions`, with how late each partition has come. */
  async standing(reader: Pick<Tx, 'query'> = this.database): Promise<Standing> {
    const { groupId, topic } = this.scope;
    const rows = await reader.query<StandingRow>(appliedPositions, [groupId, topic]);
    return new Map(
      rows.map(({ partition, nextOffset, recordedAtMs }) => [
        partition,
        {
          next: BigInt(nextOffset),
          recordedAtMs: recordedAtMs === null ? undefined : parseInt(recordedAtMs, 10),
        },
      ]),
    );
  }

  /** True as soon as the record is applied, false when `timeoutMs` ends first. Database faults reject. */
  reached(until: Coordinate, timeoutMs: number): Promise<boolean> {
    return new Promise((resolve, reject) => {
      this.waiters.add({ until, deadlineMs: performance.now() + timeoutMs, resolve, reject });
      if (!this.ticking) void this.tick();
    });
  }

  /** Ends every wait as not reached. */
  close(): void {
    for (const waiter of this.waiters) waiter.resolve(false);
    this.waiters.clear();
  }

  private async tick(): Promise<void> {
    this.ticking = true;
    while (this.waiters.size > 0) {
      // Who joins while the query runs waits for the next one: its answer may be older than their question.
      const asked = [...this.waiters];
      try {
        const positions = await this.positions();
        for (const waiter of asked) this.settle(waiter, isApplied(positions, waiter.until));
      } catch (fault) {
        for (const waiter of asked) {
          this.waiters.delete(waiter);
          waiter.reject(fault);
        }
      }
      if (this.waiters.size > 0) await new Promise((resolve) => setTimeout(resolve, tickMs));
    }
    this.ticking = false;
  }

  private settle(waiter: Waiter, reached: boolean): void {
    if (!reached && performance.now() < waiter.deadlineMs) return;
    this.waiters.delete(waiter);
    waiter.resolve(reached);
  }
}

/** True where everything up to and with that offset is in the books. */
export function isApplied(positions: OffsetVector, coordinate: Coordinate): boolean {
  return (positions.get(coordinate.partition) ?? 0n) > coordinate.offset;
}
