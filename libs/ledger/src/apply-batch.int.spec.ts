import { createHash } from 'node:crypto';
import { openBooks, type Books } from '../../../test/support/books.js';
import {
  bonusRecord,
  hireRecord,
  logStartMs,
  rawRecord,
  salaryRecord,
} from '../../../test/support/records.js';
import { InvariantViolation } from '#libs/database';
import { PeriodProjection } from './period-projection.js';

const hired = hireRecord({ offset: 0, on: '2026-01-01' });
const paid = salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' });

describe('applying chunks of the log', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
    await new PeriodProjection(books.database).rollOn('2026-11-23');
  });
  afterEach(() => books.close());

  it('pays a hire, a salary and a bonus in the projected periods', async () => {
    await books.applyNext(3, [hired, paid, bonusRecord({ offset: 2, on: '2026-11-30', amount: '250.00' })]);
    expect(await books.pay()).toEqual([
      'E-1 2026-11-01 sales {EUR}{5250.00}',
      'E-1 2026-12-01 sales {EUR}{5000.00}',
    ]);
  });

  // Planted: without `p.next_offset = m.expected_offset` in advance-positions the last apply fails on the primary key of entry.
  it('applies a redelivered chunk once', async () => {
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    expect(await consumer.apply(ownership, 0, [hired, paid])).toBe('committed');
    expect(await consumer.apply(ownership, 0, [hired, paid])).toBe('fenced');
    // As if the answer to COMMIT had been lost: this owner still believes in the offset before it.
    consumer.positions.remember(ownership, 0n, { recordedAtMs: null, chain: null });
    expect(await consumer.apply(ownership, 0, [hired, paid])).toBe('fenced');
    expect(await books.outcomes()).toEqual(['0:0 applied', '0:1 applied']);
  });

  // Planted: losers taken down with the election, before the position has said that the chunk is in the books.
  it('fences a redelivered chunk that holds repetitions, as any other', async () => {
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    const other = await consumer.claim(1);
    const chunk = [hired, paid, { ...paid, offset: 2n }];
    expect(await consumer.apply(ownership, 0, chunk)).toBe('committed');
    consumer.positions.remember(ownership, 0n, { recordedAtMs: null, chain: null });
    expect(await consumer.apply(ownership, 0, chunk)).toBe('fenced');
    const beside = bonusRecord({ offset: 0, on: '2026-11-15', amount: '1.00', id: 'beside' });
    consumer.positions.remember(ownership, 0n, { recordedAtMs: null, chain: null });
    expect(
      await Promise.all([consumer.apply(ownership, 0, chunk), consumer.apply(other.ownership, 0, [beside])]),
    ).toEqual(['fenced', 'committed']);
    expect(await books.outcomes()).toEqual(['0:0 applied', '0:1 applied', '0:2 duplicate', '1:0 applied']);
    expect(await books.database.query('select partition, "offset" from losing_entry')).toEqual([
      { partition: 0, offset: '2' },
    ]);
  });

  // Planted: without `p.owner_epoch = m.epoch` in advance-positions the zombie commits, and the test sees 'committed'.
  it('lets a zombie write nothing after another consumer has claimed its partition', async () => {
    const zombie = books.consumer('zombie');
    const { ownership } = await zombie.claim(0);
    await zombie.apply(ownership, 0, [hired]);
    await books.consumer('successor').claim(0);
    expect(await zombie.apply(ownership, 1, [paid])).toBe('fenced');
    expect(await books.outcomes()).toEqual(['0:0 applied']);
  });

  it('pays once what stands in the log twice, and counts the second as a duplicate', async () => {
    const again = { ...paid, offset: 2n, timestampMs: logStartMs + 2 };
    await books.applyNext(0, [hired, paid, again]);
    await books.applyNext(0, [{ ...paid, offset: 3n, timestampMs: logStartMs + 3 }]);
    expect(await books.outcomes()).toEqual(['0:0 applied', '0:1 applied', '0:2 duplicate', '0:3 duplicate']);
    expect(await books.pay()).toContain('E-1 2026-11-01 sales {EUR}{5000.00}');
  });

  // Planted: without the WHERE of elect-winners the last to arrive wins, and the two orders differ;
  // without the former winner's employee in the refold, E-2 keeps pay for an update that is E-1's.
  it('lets the record that the log took first win, whichever partition is read first', async () => {
    const first = salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00', id: 'same' });
    const second = {
      ...salaryRecord({ offset: 0, employee: 'E-2', on: '2026-01-01', amount: '99000.00', id: 'same' }),
      timestampMs: logStartMs + 5,
    };
    const other = await openBooks();
    try {
      await new PeriodProjection(other.database).rollOn('2026-11-23');
      await books.applyNext(1, [first]);
      await books.applyNext(2, [second]);
      await other.applyNext(2, [second]);
      await other.applyNext(1, [first]);
      expect(await books.outcomes()).toEqual(['1:0 applied', '2:0 conflict']);
      expect(await other.outcomes()).toEqual(await books.outcomes());
      expect(await other.pay()).toEqual(await books.pay());
      expect(await books.pay()).toEqual([
        'E-1 2026-11-01 sales {EUR}{5000.00}',
        'E-1 2026-12-01 sales {EUR}{5000.00}',
      ]);
    } finally {
      await other.close();
    }
  });

  // Planted: without lock-employees pay misses a bonus within the first rounds.
  it('pays every bonus of somebody whom two partitions touch at the same time', async () => {
    await books.applyNext(0, [hired, paid]);
    const [left, right] = [books.consumer('left'), books.consumer('right')];
    const [onLeft, onRight] = [await left.claim(1), await right.claim(2)];
    for (let round = 0; round < 25; round += 1) {
      const bonus = (side: string) =>
        bonusRecord({ offset: round, on: '2026-11-15', amount: '1.00', id: `${side}-${round}` });
      await Promise.all([
        left.apply(onLeft.ownership, round, [bonus('left')]),
        right.apply(onRight.ownership, round, [bonus('right')]),
      ]);
      expect(await books.pay()).toContain(`E-1 2026-11-01 sales {EUR}{${5000 + (round + 1) * 2}.00}`);
    }
  });

  // Planted: with amounts as numeric(19,4)[] the chunk fails for ever on numeric overflow, and its partition stands still.
  it('pays bonuses that fit one by one and together exceed fifteen digits', async () => {
    const huge = (offset: number) => bonusRecord({ offset, on: '2026-11-01', amount: '999999999999999.99' });
    await books.applyNext(0, [hired, huge(1), huge(2)]);
    expect(await books.pay()).toContain('E-1 2026-11-01 sales {EUR}{1999999999999999.98}');
  });

  it('keeps what can never be applied with its bytes and its reason, and moves on', async () => {
    const tutorial = rawRecord(
      0,
      Buffer.from('employee_id_123'),
      Buffer.from('Salary update for employee 123'),
    );
    const poison = rawRecord(1, Buffer.from([0, 255]), Buffer.from([0, 1, 2, 0]));
    const empty = rawRecord(2, null, null);
    await books.applyNext(0, [tutorial, poison, empty, { ...paid, offset: 3n }]);
    const rejected = await books.database.query<{ offset: string; code: string; key: Buffer; value: Buffer }>(
      'select "offset", code, key, value from rejected_record order by "offset"',
    );
    expect(rejected.map(({ offset, code }) => `${offset} ${code}`)).toEqual([
      '0 VALUE_NOT_DECODABLE',
      '1 VALUE_NOT_DECODABLE',
      '2 VALUE_NULL',
    ]);
    expect(rejected[0]?.value.toString()).toBe('Salary update for employee 123');
    expect(rejected[1]?.key).toEqual(Buffer.from([0, 255]));
    expect(await books.outcomes()).toEqual(['0:3 applied']);
  });

  it('accounts for every offset: those without a record are control gaps', async () => {
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    await consumer.apply(
      ownership,
      0,
      [
        { ...hired, offset: 2n },
        { ...paid, offset: 3n },
      ],
      6,
    );
    expect(await consumer.positions.advance({ ...ownership, from: 6n, to: 8n })).toBe('committed');
    expect(await consumer.positions.advance({ ...ownership, from: 6n, to: 8n })).toBe('fenced');
    const gaps = await books.database.query(
      'select first_offset, next_offset, kind from offset_gap order by 1',
    );
    expect(gaps).toEqual([
      { first_offset: '0', next_offset: '2', kind: 'control' },
      { first_offset: '4', next_offset: '6', kind: 'control' },
      { first_offset: '6', next_offset: '8', kind: 'control' },
    ]);
  });

  it('records an instant that never steps back, and a chain that anybody can recompute', async () => {
    const stepped = { ...paid, timestampMs: logStartMs - 60_000 };
    await books.applyNext(7, [hired]);
    await books.applyNext(7, [stepped]);
    const rows = await books.database.query<{
      ms: string;
      chain: Buffer;
      key: Buffer;
      headers: Buffer;
      value: Buffer;
    }>(
      'select (extract(epoch from recorded_at) * 1000)::bigint as ms, chain, key, headers, value from entry order by "offset"',
    );
    expect(rows.map((row) => row.ms)).toEqual([String(logStartMs), String(logStartMs)]);
    let link = Buffer.alloc(32);
    rows.forEach((row, offset) => {
      const length = (bytes: Buffer) => int32(bytes.length);
      const content = sha256(length(row.key), row.key, row.headers, length(row.value), row.value);
      link = sha256(link, int32(7), int64(offset), int64(logStartMs), content);
      expect(row.chain).toEqual(link);
    });
  });

  it('refuses to change or delete what was appended', async () => {
    await books.applyNext(0, [hired]);
    for (const statement of ['update entry set actor = $$x$$', 'delete from entry', 'truncate entry'])
      await expect(books.database.query(statement)).rejects.toBeInstanceOf(InvariantViolation);
  });
});

function sha256(...parts: Buffer[]): Buffer<ArrayBuffer> {
  return Buffer.from(createHash('sha256').update(Buffer.concat(parts)).digest());
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}
