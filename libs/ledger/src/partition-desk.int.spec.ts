import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { bonusRecord, rawRecord } from '../../../test/support/records.js';
import { PartitionDesk } from './partition-desk.js';

let books: Books;
let desk: PartitionDesk;
const by = { partition: 3, reason: 'restored from the backup of Tuesday', actor: 'olga' };
const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
const held = { low: 5n, high: 9n };

beforeEach(async () => {
  books = await openBooks();
  desk = new PartitionDesk(books.database, { groupId: 'payroll-consumer', topic: 'salary-updates' });
});
afterEach(() => books.close());

async function haltedAt(code: 'RETENTION_LOSS' | 'TOPIC_TRUNCATED') {
  const consumer = books.consumer();
  const first = bonusRecord({ offset: 0, on: '2026-11-20', amount: '5.00', id: 'one' });
  await books.applyNext(3, [
    first,
    { ...first, offset: 1n },
    rawRecord(2, Buffer.from('x'), Buffer.from('y')),
  ]);
  const { ownership } = await consumer.claim(3);
  await consumer.positions.halt(ownership, code, 'offsets 3 to 4 are gone');
  return { consumer, ownership };
}

describe('the operator at the partitions', () => {
  it('counts what became of every offset', async () => {
    await haltedAt('RETENTION_LOSS');
    expect(await desk.list()).toMatchObject([
      {
        partition: 3,
        nextOffset: '3',
        halt: { code: 'RETENTION_LOSS', detail: 'offsets 3 to 4 are gone' },
        offsets: { applied: '1', duplicate: '1', conflict: '0', rejected: '1', control: '0', skipped: '0' },
      },
    ]);
  });

  // Planted: the skipped offsets not written.
  it('skips exactly the offsets that are named, keeps who and why, and lets the partition go on', async () => {
    const { consumer, ownership } = await haltedAt('RETENTION_LOSS');
    const next = bonusRecord({ offset: 6, on: '2026-11-20', amount: '5.00', id: 'two' });
    expect(await consumer.apply(ownership, 3, [next])).toBe('fenced');
    expect(await desk.skipTo({ ...by, offset: 6n }, held)).toMatchObject({
      answer: 'skip-to',
      from: '3',
      to: '6',
    });
    expect(await books.database.query('select first_offset, next_offset, kind from offset_gap')).toEqual([
      { first_offset: '3', next_offset: '6', kind: 'skipped' },
    ]);
    expect(await books.database.query('select halt_code, reason, actor from halt_answer')).toEqual([
      { halt_code: 'RETENTION_LOSS', reason: by.reason, actor: 'olga' },
    ]);
    expect(await consumer.apply(ownership, 6, [next])).toBe('fenced');
    expect(await books.applyNext(3, [next])).toBe('committed');
    expect(await desk.list()).toMatchObject([{ nextOffset: '7', offsets: { applied: '2', skipped: '3' } }]);
  });

  // Planted: the epoch not raised; the owner from before the answer applied.
  it('resumes at the same position, for an owner that claims again', async () => {
    const { consumer, ownership } = await haltedAt('TOPIC_TRUNCATED');
    const next = bonusRecord({ offset: 3, on: '2026-11-20', amount: '5.00', id: 'two' });
    expect(await desk.resume(by)).toMatchObject({ answer: 'resume', from: '3', to: '3' });
    expect(await consumer.apply(ownership, 3, [next])).toBe('fenced');
    expect(await books.applyNext(3, [next])).toBe('committed');
    expect(await books.database.query('select * from offset_gap')).toEqual([]);
  });

  // Planted: the position read without its lock; both answers were kept.
  it('takes one answer to a halt when two come at once', async () => {
    await haltedAt('TOPIC_TRUNCATED');
    let answers: Promise<unknown[]> = Promise.resolve([]);
    await books.database.transaction(async (tx) => {
      await tx.query('select from consumer_position for update');
      answers = Promise.all([desk.resume(by), desk.resume({ ...by, actor: 'omar' })]);
      await eventually(async () => (await books.database.query(waiting)).length === 2);
    });
    expect((await answers).filter((answer) => !('refused' in (answer as object)))).toHaveLength(1);
    expect(await books.database.query('select * from halt_answer')).toHaveLength(1);
  });

  // Planted: the watermarks, the halt or its code not asked for; each was red.
  it.each([
    ['a partition that goes on', undefined, 6n, 'not-halted'],
    ['offsets that the log gives out again', 'TOPIC_TRUNCATED', 6n, 'impossible'],
    ['an offset that is applied', 'RETENTION_LOSS', 3n, 'impossible'],
    ['an offset that the log lost', 'RETENTION_LOSS', 4n, 'impossible'],
    ['an offset beyond the end', 'RETENTION_LOSS', 10n, 'impossible'],
  ] as const)('does not skip %s', async (_, code, offset, refused) => {
    if (code === undefined) await books.consumer().claim(3);
    else await haltedAt(code);
    expect(await desk.skipTo({ ...by, offset }, held)).toMatchObject({ refused });
    expect(await books.database.query('select * from halt_answer')).toEqual([]);
  });

  it('knows nothing of a partition that nobody claimed', async () => {
    expect(await desk.resume(by)).toMatchObject({ refused: 'unknown' });
  });
});
