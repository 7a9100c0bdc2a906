// A double of libs/kafka's own port: positions and effects in memory, with the same compare-and-set as the ledger's.
import type {
  BatchOutcome,
  HaltCode,
  LogBatch,
  LogRecord,
  Ownership,
  PositionClaim,
  PositionStore,
} from '#libs/kafka';

type Row = { nextOffset: bigint; epoch: bigint; halted?: { code: string; detail: string } };
export type Applied = { partition: number; offset: bigint; text: string; timestampMs: number };

export class MemoryBooks implements PositionStore {
  readonly rows = new Map<number, Row>();
  readonly applied: Applied[] = [];
  /** Ranges without a record that `advance` wrote, as "partition: from to". */
  readonly gaps: string[] = [];
  readonly claims: number[] = [];
  fenced = 0;
  /** Runs before each claim and each apply; throws what a database would. */
  beforeClaim: (partition: number) => Promise<void> = () => Promise.resolve();

  standAt(partition: number, nextOffset: bigint): void {
    this.rows.set(partition, { nextOffset, epoch: 0n });
  }

  async claim({ partition }: { partition: number }): Promise<PositionClaim> {
    await this.beforeClaim(partition);
    const row = this.#row(partition);
    row.epoch += 1n;
    this.claims.push(partition);
    const last = this.applied.findLast((one) => one.partition === partition);
    if (last === undefined) return { ...row };
    const isSame = (record: LogRecord) =>
      String(record.value) === last.text && record.timestampMs === last.timestampMs;
    return { ...row, lastRead: { offset: last.offset, isSame } };
  }

  async advance({ from, to, ...at }: Ownership & { from: bigint; to: bigint }): Promise<BatchOutcome> {
    const outcome = this.#move(at, from, to);
    if (outcome === 'committed') this.gaps.push(`${at.partition}: ${from} ${to}`);
    return Promise.resolve(outcome);
  }

  async halt({ partition }: Ownership, code: HaltCode, detail: string): Promise<void> {
    this.#row(partition).halted = { code, detail };
    return Promise.resolve();
  }

  async isHalted({ partition }: { partition: number }): Promise<boolean> {
    return Promise.resolve(this.#row(partition).halted !== undefined);
  }

  /** What a handler does in one transaction. */
  apply({ ownership, expectedOffset, records, nextOffset }: LogBatch): BatchOutcome {
    const outcome = this.#move(ownership, expectedOffset, nextOffset);
    if (outcome === 'fenced') return outcome;
    for (const { offset, value, timestampMs } of records) {
      this.applied.push({ partition: ownership.partition, offset, text: String(value), timestampMs });
    }
    return outcome;
  }

  offsets(partition: number): bigint[] {
    return this.applied.filter((one) => one.partition === partition).map(({ offset }) => offset);
  }

  nextOffset(partition: number): bigint {
    return this.#row(partition).nextOffset;
  }

  #move({ partition, epoch }: Ownership, from: bigint, to: bigint): BatchOutcome {
    const row = this.#row(partition);
    if (row.nextOffset !== from || row.epoch !== epoch) {
      this.fenced += 1;
      return 'fenced';
    }
    row.nextOffset = to;
    return 'committed';
  }

  #row(partition: number): Row {
    const row = this.rows.get(partition) ?? { nextOffset: 0n, epoch: 0n };
    this.rows.set(partition, row);
    return row;
  }
}
