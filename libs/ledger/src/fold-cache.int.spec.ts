import { openBooks, type Books, type Consumer } from '../../../test/support/books.js';
import { bonusRecord, hireRecord, logStartMs, salaryRecord } from '../../../test/support/records.js';
import { PeriodProjection } from './period-projection.js';

describe('a consumer that remembers what it folded', () => {
  let books: Books;
  let projection: PeriodProjection;
  let consumer: Consumer;
  beforeEach(async () => {
    books = await openBooks();
    projection = new PeriodProjection(books.database);
    await projection.rollOn('2026-11-23');
    consumer = books.consumer();
  });
  afterEach(() => books.close());

  async function applyNext(partition: number, ...records: ReturnType<typeof hireRecord>[]): Promise<void> {
    const { ownership, nextOffset } = await consumer.claim(partition);
    expect(await consumer.apply(ownership, Number(nextOffset), records)).toBe('committed');
  }

  // Planted: without what was remembered being put aside where a winner lost its place, E-2 keeps the pay of E-1's update.
  it('takes the pay back from whom an update belonged to before an earlier record of it came', async () => {
    const first = salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00', id: 'same' });
    const second = salaryRecord({
      offset: 0,
      employee: 'E-2',
      on: '2026-01-01',
      amount: '99000.00',
      id: 'same',
    });
    await applyNext(2, { ...second, timestampMs: logStartMs + 5 });
    await applyNext(1, first);
    expect(await books.pay()).toEqual([
      'E-1 2026-11-01 sales {EUR}{5000.00}',
      'E-1 2026-12-01 sales {EUR}{5000.00}',
    ]);
  });

  // Planted: with one memory for all periods the bonus of January that came first is missing from January.
  it('knows in the next month what did not count in this one', async () => {
    await applyNext(
      0,
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    );
    await applyNext(0, bonusRecord({ offset: 2, on: '2027-01-15', amount: '300.00' }));
    await projection.rollOn('2026-12-01');
    await applyNext(0, bonusRecord({ offset: 3, on: '2027-01-20', amount: '1.00' }));
    expect(await books.pay()).toEqual([
      'E-1 2026-12-01 sales {EUR}{5000.00}',
      'E-1 2027-01-01 sales {EUR}{5301.00}',
    ]);
  });

  it('writes nothing again of somebody to whom nothing happened in the projected periods', async () => {
    await applyNext(
      0,
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    );
    const rows = () =>
      books.database.query('select xmin::text, ctid::text from computed_pay order by period_start');
    const before = await rows();
    await applyNext(0, bonusRecord({ offset: 2, on: '2026-03-15', amount: '300.00' }));
    expect(await rows()).toEqual(before);
  });

  // Planted: the first page of people read and no other; 1,000 had the bonus in their pay instead of 1,100.
  it('reads everybody whom a chunk concerns, however many it remembers nothing of', async () => {
    const people = Array.from({ length: 1_100 }, (_, at) => `E-${at}`);
    const salaries = people.map((employee, offset) =>
      salaryRecord({ offset, employee, on: '2026-01-01', amount: '60000.00' }),
    );
    await applyNext(0, ...salaries);
    consumer = books.consumer('consumer-2');
    const bonuses = people.map((employee, at) =>
      bonusRecord({ offset: people.length + at, employee, on: '2026-11-15', amount: '300.00' }),
    );
    await applyNext(0, ...bonuses);
    const paid = (await books.pay()).filter((line) => line.includes(' 2026-11-01 sales {EUR}{5300.00}'));
    expect(paid).toHaveLength(people.length);
  });
});
