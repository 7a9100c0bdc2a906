// Planted: the fill of the table left out; the comparison of places with = instead of <>.
import type { QueryRunner } from 'typeorm';
import { openBooks, type Books } from '../test/support/books.js';
import { bonusRecord, hireRecord } from '../test/support/records.js';
import { LosingEntries1764700000000 } from './1764700000000-losing-entries.js';

describe('the migration that takes down losing entries', () => {
  let books: Books;
  beforeEach(async () => {
    books = await openBooks();
  });
  afterEach(() => books.close());

  it('knows of books from before it what the consumer takes down now', async () => {
    const again = { on: '2026-11-15', amount: '1.00', id: 'again' };
    await books.applyNext(2, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      bonusRecord({ offset: 1, ...again }),
      bonusRecord({ offset: 2, ...again }),
      bonusRecord({ offset: 3, ...again, amount: '2.00' }),
    ]);
    const losers = () => books.database.query('select * from losing_entry order by partition, "offset"');
    const takenDown = await losers();
    expect(takenDown).toEqual(
      ['2', '3'].map((offset) => ({ partition: 2, offset, employee_id: expect.stringMatching(/^E-/) })),
    );
    const runner = { query: (sql: string) => books.database.query(sql) } as unknown as QueryRunner;
    const migration = new LosingEntries1764700000000();
    await migration.down(runner);
    await migration.up(runner);
    expect(await losers()).toEqual(takenDown);
  });
});
