import {
  openEventfulBooks,
  verifyOptions,
  type EventfulBooks,
} from '../../../../test/support/eventful-books.js';
import { headerBytes } from '../log-hash.js';
import { verifyBooks } from './verify-books.js';

describe('verifying the books', () => {
  let books: EventfulBooks;
  beforeEach(async () => {
    books = await openEventfulBooks();
  });
  afterEach(() => books.close());

  const faults = () => books.faults();
  const tamper: EventfulBooks['tamper'] = (...how) => books.tamper(...how);

  /** The outbox row first: it refers to the record. */
  async function loseRejected(offset: number): Promise<void> {
    await books.database.query(`delete from rejected_outbox where "offset" = $1`, [offset]);
    await tamper('rejected_record', `delete from rejected_record where "offset" = $1`, [offset]);
  }

  it('finds nothing in books with duplicates, a conflict, a takeover, rejected records and gaps', async () => {
    const report = await verifyBooks(books.database, verifyOptions);
    expect(report.faults).toEqual([]);
    expect(
      report.partitions.map(({ partition, entries, rejected, gapOffsets, nextOffset }) =>
        [partition, entries, rejected, gapOffsets, nextOffset].map(String).join(' '),
      ),
    ).toEqual(['1 4 0 0 4', '2 3 2 1 6']);
    expect(report.employees).toBe(2);
  });

  it.each(['key', 'headers', 'value', 'chain'])(
    'finds one changed byte in %s, where it is',
    async (column) => {
      await tamper(
        'entry',
        `update entry set ${column} = set_byte(${column}, length(${column}) - 1, get_byte(${column}, length(${column}) - 1) # 1)
        where partition = 1 and "offset" = 2`,
      );
      expect((await faults()).filter((fault) => fault.startsWith('CHAIN'))).toEqual(['CHAIN_BROKEN 1:2']);
      expect((await faults()).every((fault) => fault.endsWith(' 1:2'))).toBe(true);
    },
  );

  it.each([
    ['update_id', `gen_random_uuid()`],
    ['type', `'salary.raised'`],
    ['type_version', '2'],
    ['employee_id', `'E-9'`],
    ['department', `'it'`],
    ['effective_date', `date '2026-11-16'`],
    ['source', `'/other'`],
    ['actor', `'nobody'`],
    ['data', `jsonb_set(data, '{amount,amount}', '"1.01"')`],
    ['fingerprint', `sha256(value)`],
    ['recorded_at', `recorded_at + interval '1 us'`],
  ])('finds a changed %s of an entry', async (column, forged) => {
    await tamper('entry', `update entry set ${column} = ${forged} where partition = 2 and "offset" = 4`);
    expect(await faults()).toContain('COLUMN_WRONG 2:4');
    expect(await detail('COLUMN_WRONG')).toBe(column);
  });

  const detail = async (code: string, at = '') =>
    (await verifyBooks(books.database, verifyOptions)).faults.find(
      ({ code: found, where }) => found === code && where.startsWith(at),
    )?.detail;

  it.each(['code', 'reason'])('finds a changed %s of a rejected record', async (column) => {
    await tamper('rejected_record', `update rejected_record set ${column} = 'other' where "offset" = 5`);
    expect(await faults()).toEqual(['COLUMN_WRONG 2:5']);
    expect(await detail('COLUMN_WRONG')).toBe(column);
  });

  it('finds changed bytes of a rejected record', async () => {
    await tamper('rejected_record', `update rejected_record set value = '\\x0002' where "offset" = 2`);
    expect(await faults()).toEqual(['CHAIN_BROKEN 2:2']);
  });

  it('finds a recorded at that was moved by a millisecond, also backwards past the record before', async () => {
    await tamper(
      'entry',
      `update entry set recorded_at = recorded_at + interval '1 ms' where partition = 1 and "offset" = 0`,
    );
    expect(await faults()).toContain('CHAIN_BROKEN 1:0');
    await tamper(
      'entry',
      `update entry set recorded_at = recorded_at - interval '1 day' where partition = 2 and "offset" = 4`,
    );
    expect(await faults()).toEqual(expect.arrayContaining(['RECORDED_AT_BACK 2:4', 'CHAIN_BROKEN 2:4']));
  });

  it('finds a missing row of each kind by its offset', async () => {
    await tamper('entry', `delete from entry where partition = 1 and "offset" = 1`);
    // It had lost to the record before it.
    expect(await faults()).toEqual(['OFFSETS_MISSING 1:1', 'CHAIN_BROKEN 1:2', 'LOSER_UNFOUNDED 1:1']);
    await loseRejected(2);
    await tamper('offset_gap', `delete from offset_gap`);
    expect(await detail('OFFSETS_MISSING', '2:2')).toBe('offsets 2 to 3');
    expect(await faults()).toEqual([
      'OFFSETS_MISSING 1:1',
      'CHAIN_BROKEN 1:2',
      'OFFSETS_MISSING 2:2',
      'CHAIN_BROKEN 2:4',
      'LOSER_UNFOUNDED 1:1',
    ]);
  });

  it('finds the last row missing, and a position that was set back', async () => {
    await loseRejected(5);
    expect(await faults()).toEqual(['OFFSETS_MISSING 2:5', 'HEAD_WRONG 2:6']);
    await tamper('consumer_position', `update consumer_position set next_offset = 3 where partition = 1`);
    expect(await faults()).toContain('OFFSETS_BEYOND 1:3');
  });

  it('finds offsets that have two outcomes', async () => {
    await tamper('offset_gap', `insert into offset_gap values (1, 2, 4, 'control')`);
    expect(await faults()).toEqual(['OFFSETS_TWICE 1:2', 'OFFSETS_TWICE 1:3']);
  });

  it('finds offsets that were skipped by an answer to something else', async () => {
    await books.database.query(
      `insert into halt_answer (group_id, cluster_id, topic, partition, halt_code, halt_detail, answer, from_offset, to_offset, reason, actor)
       values ('payroll-consumer', 'test-cluster', 'salary-updates', 1, 'RETENTION_LOSS', '', 'skip-to', 4, 9, 'lost', 'ops')`,
    );
    await books.database.query(`insert into offset_gap values (1, 4, 9, 'skipped', 1)`);
    await books.database.query(`update consumer_position set next_offset = 9 where partition = 1`);
    expect(await faults()).toEqual([]);
    await tamper('halt_answer', `update halt_answer set to_offset = 8`);
    expect(await faults()).toEqual(['GAP_UNANSWERED 1:4']);
  });

  it('finds rows of a partition without a position, and entries filed as rejected', async () => {
    await tamper('consumer_position', `delete from consumer_position where partition = 1`);
    expect(await faults()).toContain('POSITION_UNKNOWN 1');
    await tamper(
      'entry',
      `with moved as (delete from entry where partition = 2 and "offset" = 4 returning *)
       insert into rejected_record
       select partition, "offset", 'SCHEMA', 'x', key, headers, value, recorded_at, chain from moved`,
    );
    expect(await faults()).toContain('OUTCOME_WRONG 2:4');
  });

  it('finds headers that cannot be read', async () => {
    const broken = headerBytes([['a', Buffer.alloc(3)]]).subarray(0, 9);
    await tamper('entry', `update entry set headers = $1 where partition = 2 and "offset" = 4`, [broken]);
    expect(await faults()).toEqual(['CHAIN_BROKEN 2:4', 'OUTCOME_WRONG 2:4']);
  });
});
