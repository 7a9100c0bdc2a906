import { headerBytes } from '../log-hash.js';
import { openBooks, type Books } from '../../../../test/support/books.js';
import {
  bonusRecord,
  hireRecord,
  logStartMs,
  rawRecord,
  salaryRecord,
} from '../../../../test/support/records.js';
import { PeriodProjection } from '../period-projection.js';
import { verifyBooks } from './verify-books.js';

const options = { topic: 'salary-updates', group: 'payroll-consumer' };

/** Two partitions with everything that books can hold: duplicates, a conflict, a takeover, rejected records, gaps. */
async function fill(books: Books): Promise<void> {
  await new PeriodProjection(books.database).rollOn('2026-11-23');
  await books.applyNext(2, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({
      offset: 1,
      on: '2026-01-01',
      amount: '60000.00',
      id: 'late',
      recordedAtMs: logStartMs + 50,
    }),
    rawRecord(2, Buffer.from('poison'), Buffer.from([0, 1])),
    // Behind a control marker, and by a clock that stepped back.
    { ...bonusRecord({ offset: 4, on: '2026-11-15', amount: '1.00' }), timestampMs: logStartMs + 10 },
    rawRecord(5, null, null),
  ]);
  await books.applyNext(1, [
    salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00', id: 'late' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '61000.00', id: 'late' }),
    salaryRecord({ offset: 2, on: '2026-02-01', amount: '48000.00', employee: 'E-2', department: 'it' }),
    bonusRecord({ offset: 3, on: '2026-12-05', amount: '10.00', employee: 'E-2', department: 'sales' }),
  ]);
}

describe('verifying the books', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
    await fill(books);
  });
  afterEach(() => books.close());

  const faults = async () =>
    (await verifyBooks(books.database, options)).faults.map(({ code, where }) => `${code} ${where}`);

  /** As somebody would who owns the database: past the trigger. */
  async function tamper(table: string, statement: string, parameters: unknown[] = []): Promise<void> {
    await books.database.query(`alter table ${table} disable trigger user`);
    await books.database.query(statement, parameters);
    await books.database.query(`alter table ${table} enable trigger user`);
  }

  /** The outbox row first: it refers to the record. */
  async function loseRejected(offset: number): Promise<void> {
    await books.database.query(`delete from rejected_outbox where "offset" = $1`, [offset]);
    await tamper('rejected_record', `delete from rejected_record where "offset" = $1`, [offset]);
  }

  it('finds nothing in books with duplicates, a conflict, a takeover, rejected records and gaps', async () => {
    const report = await verifyBooks(books.database, options);
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
    (await verifyBooks(books.database, options)).faults.find(
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

  it('finds a forged, a missing and a superfluous winner', async () => {
    const ids = await books.database.query<{ id: string; at: string }>(
      `select update_id::text as id, partition || ':' || "offset" as at from entry order by partition, "offset"`,
    );
    const idAt = (place: string) => ids.find(({ at }) => at === place)?.id;
    await books.database.query(
      `update update_winner w set "offset" = e."offset", fingerprint = e.fingerprint, recorded_at = e.recorded_at
         from entry e where e.update_id = w.update_id and e.partition = 1 and e."offset" = 1`,
    );
    expect(await faults()).toContain(`WINNER_WRONG ${idAt('1:0')}`);
    await books.database.query(`delete from update_winner where update_id = $1`, [idAt('1:2')]);
    expect(await faults()).toContain(`WINNER_MISSING ${idAt('1:2')}`);
    const stray = '00000000-0000-8000-8000-000000000000';
    await books.database.query(`insert into update_winner values ($1, 1, 77, now(), '\\x00')`, [stray]);
    expect(await faults()).toContain(`WINNER_UNFOUNDED ${stray}`);
  });

  it('finds an entry taken down as lost that won, and one that lost and is not taken down', async () => {
    await books.database.query(
      `insert into losing_entry (partition, "offset", employee_id) select partition, "offset", employee_id
         from entry where partition = 1 and "offset" = 0`,
    );
    expect(await faults()).toContain('LOSER_UNFOUNDED 1:0');
    await tamper('losing_entry', 'delete from losing_entry', []);
    expect(await faults()).toContain('LOSER_MISSING 1:1');
  });

  it('finds a changed amount, a missing and a superfluous row of computed pay', async () => {
    await books.database.query(
      `update computed_pay set amounts = array[amounts[1] + 0.01] where employee_id = 'E-2' and department = 'it' and period_start = '2026-12-01'`,
    );
    expect(await faults()).toEqual(['PAY_WRONG E-2 monthly 2026-12-01 it']);
    await books.database.query(
      `delete from computed_pay where employee_id = 'E-1' and period_start = '2026-11-01'`,
    );
    await books.database.query(
      `insert into computed_pay values ('E-0', 'monthly', '2026-11-01', '2026-12-01', 'it', '{EUR}', '{1.00}')`,
    );
    expect(await faults()).toEqual([
      'PAY_MISSING E-1 monthly 2026-11-01 sales',
      'PAY_WRONG E-2 monthly 2026-12-01 it',
      'PAY_UNFOUNDED E-0 monthly 2026-11-01 it',
    ]);
  });

  it('finds somebody whom the next period would miss', async () => {
    await books.database.query(`delete from employee_version where employee_id = 'E-2'`);
    expect(await faults()).toEqual(['EMPLOYEE_UNLOCKED E-2']);
  });

  // Planted: in READ COMMITTED the bonus applied while the first page is read is beyond its position.
  it('sees one moment of the books while a consumer goes on', async () => {
    const own = books.consumer();
    const { ownership } = await own.claim(1);
    let offset = 4;
    let applied: Promise<unknown> = Promise.resolve();
    let isOver = false;
    const goOn = async (): Promise<void> => {
      while (!isOver) {
        await own.apply(ownership, offset, [bonusRecord({ offset, on: '2026-11-20', amount: '1.00' })]);
        offset += 1;
      }
    };
    applied = goOn();
    for (let round = 0; round < 10; round += 1) expect(await faults()).toEqual([]);
    isOver = true;
    await applied;
    expect(offset).toBeGreaterThan(5);
  });
});
