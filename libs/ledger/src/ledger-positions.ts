/**
 * How far each partition was applied, and who may apply next: the fence of the exactly-once apply.
 * In: claims and moves of the consumer's transport. Out: offsets and epochs; 'fenced' where somebody else owns the partition.
 * Guaranteed: a position moves only from the offset its owner believes in, in the same transaction as what was read;
 * memory is only a guess that the compare-and-set proves each time.
 */
import type { Database, Tx } from '#libs/database';
import type { HaltCode, LastRead, LogRecord, Ownership, PositionClaim, PositionStore } from '#libs/kafka';
import { headerBytes } from './log-hash.js';
import type { PartitionClock } from './read-chunk.js';
import { advancePositions } from './sql/advance-positions.js';
import { claimPosition } from './sql/claim-position.js';
import { endFrozenCopies } from './sql/end-frozen-copies.js';
import { haltPosition } from './sql/halt-position.js';
import { insertGaps } from './sql/insert-gaps.js';
import { isHalted } from './sql/is-halted.js';
import { lastRead } from './sql/last-read.js';

type ClaimRow = {
  nextOffset: string;
  epoch: string;
  chain: Buffer | null;
  recordedAtMs: string | null;
  haltCode: string | null;
  haltDetail: string | null;
};

type LastReadRow = {
  offset: string;
  key: Buffer | null;
  headers: Buffer;
  value: Buffer | null;
  recordedAtMs: string;
};

/** A move of one partition's position from one offset to the next, with the clock after it. */
export type Move = {
  readonly at: Ownership;
  readonly from: bigint;
  readonly to: bigint;
  readonly clock: PartitionClock;
};

type Place = { readonly clusterId: string; readonly topic: string; readonly partition: number };

export class LedgerPositions implements PositionStore {
  private readonly clocks = new Map<string, { epoch: bigint; nextOffset: bigint; clock: PartitionClock }>();

  constructor(
    private readonly database: Database,
    private readonly group: string,
    private readonly owner: string,
    /** Whoever has stood still this long in the middle of a copy has lost its session, and keeps nobody up. */
    private readonly frozenAfterMs = 8_000,
  ) {}

  /** Takes the partition over and says where to go on; a halted partition says why it must not. */
  async claim(place: Place): Promise<PositionClaim> {
    // Before each attempt: the lock of a frozen owner would let none of them through.
    await this.database.query(endFrozenCopies, [this.frozenAfterMs]);
    const [row] = await this.database.query<ClaimRow>(claimPosition, [...this.keyOf(place), this.owner]);
    if (row === undefined) throw new Error(`claiming partition ${place.partition} gave no row`);
    const nextOffset = BigInt(row.nextOffset);
    const epoch = BigInt(row.epoch);
    const recordedAtMs = row.recordedAtMs === null ? null : parseInt(row.recordedAtMs, 10);
    this.clocks.set(placeName(place), { epoch, nextOffset, clock: { recordedAtMs, chain: row.chain } });
    if (row.haltCode !== null)
      return { nextOffset, epoch, halted: { code: row.haltCode, detail: row.haltDetail ?? '' } };
    // After the claim: until then the former owner may still add a record.
    const last = await this.lastReadBelow(place.partition, nextOffset);
    return { nextOffset, epoch, ...(last === undefined ? {} : { lastRead: last }) };
  }

  /** Moves over offsets that carry no record, and keeps them as a control gap. */
  async advance(at: Ownership & { from: bigint; to: bigint }): Promise<'committed' | 'fenced'> {
    const clock = this.clockAt(at, at.from);
    if (clock === undefined) return 'fenced';
    const moved = await this.database.transaction(async (tx) => {
      if (!(await this.move(tx, [{ at, from: at.from, to: at.to, clock }]))) return false;
      await tx.query(insertGaps, [at.partition, [at.from], [at.to]]);
      return true;
    });
    if (!moved) return 'fenced';
    this.remember(at, at.to, clock);
    return 'committed';
  }

  /** Stops the partition until an operator answers. */
  async halt(at: Ownership, code: HaltCode, detail: string): Promise<void> {
    await this.database.query(haltPosition, [...this.keyOf(at), at.epoch, code, detail]);
  }

  /** Whether an operator's answer is still waited for. */
  async isHalted(place: Place): Promise<boolean> {
    return (await this.database.query(isHalted, this.keyOf(place))).length > 0;
  }

  /** The compare-and-set of all of them, inside the caller's transaction; false means that one is fenced: roll back. */
  async move(tx: Tx, moves: readonly Move[]): Promise<boolean> {
    const rows = await tx.query(advancePositions, [
      this.group,
      moves.map(({ at }) => at.clusterId),
      moves.map(({ at }) => at.topic),
      moves.map(({ at }) => at.partition),
      moves.map(({ at }) => at.epoch),
      moves.map(({ from }) => from),
      moves.map(({ to }) => to),
      moves.map(({ clock }) => clock.recordedAtMs),
      moves.map(({ clock }) => clock.chain),
    ]);
    return rows.length === moves.length;
  }

  /** Clock and chain at an offset as this owner last knew them; undefined if it knows of another offset or epoch. */
  clockAt(at: Ownership, offset: bigint): PartitionClock | undefined {
    const known = this.clocks.get(placeName(at));
    return known !== undefined && known.epoch === at.epoch && known.nextOffset === offset
      ? known.clock
      : undefined;
  }

  /** To be called after COMMIT only: a position remembered before would be wrong after a rollback. */
  remember(at: Ownership, nextOffset: bigint, clock: PartitionClock): void {
    this.clocks.set(placeName(at), { epoch: at.epoch, nextOffset, clock });
  }

  private async lastReadBelow(partition: number, offset: bigint): Promise<LastRead | undefined> {
    const [row] = await this.database.query<LastReadRow>(lastRead, [partition, offset]);
    return row === undefined
      ? undefined
      : { offset: BigInt(row.offset), isSame: (record) => isSameRecord(row, record) };
  }

  private keyOf(place: Place): [string, string, string, number] {
    return [this.group, place.clusterId, place.topic, place.partition];
  }
}

/** A later append time than the recorded one, which never is the smaller of the two, belongs to another record. */
function isSameRecord(row: LastReadRow, { key, headers, value, timestampMs }: LogRecord): boolean {
  return (
    timestampMs <= parseInt(row.recordedAtMs, 10) &&
    isSameBytes(row.key, key) &&
    isSameBytes(row.headers, headerBytes(headers)) &&
    isSameBytes(row.value, value)
  );
}

function isSameBytes(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other);
}

function placeName({ clusterId, topic, partition }: Place): string {
  return `${clusterId}/${topic}/${partition}`;
}
