import fc from 'fast-check';
import type { Tx } from '#libs/database';
import type { LogRecord } from '#libs/kafka';
import { openBooks, type Books } from '../../../test/support/books.js';
import { bonusRecord, logStartMs } from '../../../test/support/records.js';
import { entriesKnown } from './entries-known.js';
import { everything, type Knowledge } from './knowledge.js';

let books: Books;

beforeEach(async () => {
  books = await openBooks();
});

afterEach(() => books.close());

const at = (ms: number) => logStartMs + ms;
const knownAt = (ms: number): Knowledge => ({ kind: 'knownAt', knownAtMs: at(ms) });
const upTo = (vector: Record<number, number>): Knowledge => ({
  kind: 'upTo',
  vector: new Map(Object.entries(vector).map(([partition, next]) => [parseInt(partition, 10), BigInt(next)])),
});

const bonus = (offset: number, ms: number, id: string, amount = '1.00', employee = 'E-1') =>
  bonusRecord({ offset, on: '2026-11-20', amount, id, employee, recordedAtMs: at(ms) });

/** What counts, as partition:offset per employee. */
async function placesKnown(knowledge: Knowledge, employees = ['E-1', 'E-2']): Promise<string[]> {
  const found = await books.database.transaction((tx: Tx) => entriesKnown(tx, employees, knowledge));
  return [...found]
    .flatMap(([employee, entries]) =>
      entries.map(({ partition, offset }) => `${employee} ${partition}:${offset}`),
    )
    .sort();
}

describe('entriesKnown', () => {
  // Planted: `<` instead of `<=` lost the record of the very instant.
  it('shows what was recorded at exactly the instant, and nothing later', async () => {
    await books.applyNext(0, [bonus(0, 10, 'a'), bonus(1, 20, 'b'), bonus(2, 30, 'c')]);
    expect(await placesKnown(knownAt(9))).toEqual([]);
    expect(await placesKnown(knownAt(10))).toEqual(['E-1 0:0']);
    expect(await placesKnown(knownAt(29))).toEqual(['E-1 0:0', 'E-1 0:1']);
    expect(await placesKnown(everything)).toEqual(['E-1 0:0', 'E-1 0:1', 'E-1 0:2']);
  });

  // Planted: with a vector read as inclusive, offset 1 of partition 0 was known; without the partition test, all of 1 was.
  it('shows what lies before an offset vector, and nothing of a partition that it does not name', async () => {
    await books.applyNext(0, [bonus(0, 10, 'a'), bonus(1, 20, 'b')]);
    await books.applyNext(1, [bonus(0, 5, 'c')]);
    expect(await placesKnown(upTo({ 0: 1 }))).toEqual(['E-1 0:0']);
    expect(await placesKnown(upTo({ 0: 0, 1: 1 }))).toEqual(['E-1 1:0']);
    expect(await placesKnown(upTo({ 0: 99, 1: 99 }))).toEqual(['E-1 0:0', 'E-1 0:1', 'E-1 1:0']);
  });

  // Planted: joined with the winner of today, partition 0 knew nothing of the update before partition 1 was known.
  it('elects the winner among the records known then, not the winner of today', async () => {
    await books.applyNext(0, [bonus(0, 50, 'same', '5.00')]);
    await books.applyNext(1, [bonus(0, 40, 'same', '7.00')]);
    expect(await placesKnown(everything)).toEqual(['E-1 1:0']);
    expect(await placesKnown(upTo({ 0: 1 }))).toEqual(['E-1 0:0']);
    expect(await placesKnown(upTo({ 0: 1, 1: 1 }))).toEqual(['E-1 1:0']);
    expect(await placesKnown(knownAt(45))).toEqual(['E-1 1:0']);
  });

  // Planted: with the employees chosen before the election, the id counted for both.
  it('counts an id used for two people for the one who had it first, as far as known', async () => {
    await books.applyNext(0, [bonus(0, 50, 'same', '5.00', 'E-1')]);
    await books.applyNext(1, [bonus(0, 40, 'same', '5.00', 'E-2')]);
    expect(await placesKnown(knownAt(60), ['E-1'])).toEqual([]);
    expect(await placesKnown(knownAt(60))).toEqual(['E-2 1:0']);
    expect(await placesKnown(upTo({ 0: 1 }))).toEqual(['E-1 0:0']);
  });

  it('gives, known up to everything applied, what counts today, for random records and orders of arrival', async () => {
    const record = fc.record({
      partition: fc.constantFrom(0, 1),
      id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
      ms: fc.nat(20),
      employee: fc.constantFrom('E-1', 'E-2'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 8, maxLength: 25 }), async (words) => {
        await books.close();
        books = await openBooks();
        for (const partition of [1, 0]) {
          const records: LogRecord[] = words
            .filter((word) => word.partition === partition)
            .map(({ ms, id, employee }, offset) => bonus(offset, ms, id, '1.00', employee));
          if (records.length > 0) await books.applyNext(partition, records);
        }
        const today = await placesKnown(everything);
        expect(await placesKnown(knownAt(1_000))).toEqual(today);
        expect(await placesKnown(upTo({ 0: 100, 1: 100 }))).toEqual(today);
      }),
      { numRuns: 10 },
    );
  }, 60_000);
});
