// Planted: the fill of the table left out; the comparison of places with = instead of <>; update ids filled by offset alone.
import type { QueryRunner } from 'typeorm';
import { openBooks, type Books } from '../test/support/books.js';
import { bonusRecord, hireRecord } from '../test/support/records.js';
import { LosingEntries1764700000000 } from './1764700000000-losing-entries.js';
import { LosersByUpdate1764800000000 } from './1764800000000-losers-by-update.js';
import { EntriesWithoutUpdateIndex1764900000000 } from './1764900000000-entries-without-update-index.js';

describe('the migrations that take down losing entries', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
  });
  afterEach(() => books.close());

  it('know of books from before them what the consumer takes down now', async () => {
    const repeated = { on: '2026-11-15', amount: '1.00', id: 'again' };
    // Others at the same offsets, before and after.
    const others = (partition: number) =>
      books.applyNext(
        partition,
        [0, 1, 2, 3].map((offset) =>
          bonusRecord({ offset, on: '2026-11-15', amount: '3.00', id: `other-${partition}-${offset}` }),
        ),
      );
    await others(1);
    await books.applyNext(2, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      bonusRecord({ offset: 1, ...repeated }),
      bonusRecord({ offset: 2, ...repeated }),
      bonusRecord({ offset: 3, ...repeated, amount: '2.00' }),
    ]);
    await others(3);
    const losers = () => books.database.query('select * from losing_entry order by partition, "offset"');
    const takenDown = await losers();
    const [again] = await books.database.query<{ id: string }>(
      `select update_id::text as id from entry where partition = 2 and "offset" = 1`,
    );
    expect(takenDown).toEqual(
      ['2', '3'].map((offset) => ({
        partition: 2,
        offset,
        employee_id: expect.stringMatching(/^E-/),
        update_id: again?.id,
      })),
    );
    const runner = { query: (sql: string) => books.database.query(sql) } as unknown as QueryRunner;
    const inOrder = [
      new LosingEntries1764700000000(),
      new LosersByUpdate1764800000000(),
      new EntriesWithoutUpdateIndex1764900000000(),
    ];
    const indexes = () =>
      books.database.query(`select indexname from pg_indexes where tablename = 'entry' order by 1`);
    const before = await indexes();
    expect(before).not.toContainEqual({ indexname: 'entry_by_update' });
    for (const migration of inOrder.toReversed()) await migration.down(runner);
    for (const migration of inOrder) await migration.up(runner);
    expect(await losers()).toEqual(takenDown);
    expect(await indexes()).toEqual(before);
    await expect(books.database.query('delete from losing_entry')).rejects.toThrow('append-only');
  });
});
