import { openBooks, type Books } from '../../../test/support/books.js';
import { bonusRecord, logStartMs, rawRecord } from '../../../test/support/records.js';
import type { AppliedChunk } from './apply-batch.js';

const bonus = (offset: number, id: string, amount: string, recordedAtMs = logStartMs + offset) =>
  bonusRecord({ offset, id, on: '2026-11-30', amount, recordedAtMs });

describe('what is told of an applied chunk', () => {
  let books: Books;
  let told: AppliedChunk[];
  beforeEach(async () => {
    books = await openBooks();
    told = [];
  });
  afterEach(() => books.close());

  const consumer = () => books.consumer('consumer-1', (chunk) => told.push(chunk));
  const counts = () => told.map((chunk) => Object.values(chunk.counts));

  // Planted: every record that lost taken for a duplicate; repetitions within a chunk left out of the question.
  it('tells applied, duplicates, conflicts and rejected records apart, within a chunk and over chunks', async () => {
    const own = consumer();
    const { ownership } = await own.claim(0);
    await own.apply(ownership, 0, [
      bonus(0, 'a', '10.00'),
      bonus(1, 'a', '10.00'),
      bonus(2, 'a', '11.00'),
      bonus(3, 'b', '12.00'),
      rawRecord(4, null, Buffer.from('{')),
    ]);
    await own.apply(ownership, 5, [
      bonus(5, 'a', '10.00'),
      bonus(6, 'b', '13.00'),
      bonus(7, 'b', '13.00'),
      bonus(8, 'c', '1.00'),
    ]);
    expect(Object.keys(told[0]?.counts ?? {})).toEqual(['applied', 'conflict', 'duplicate', 'rejected']);
    expect(counts()).toEqual([
      [2, 1, 1, 1],
      [1, 2, 1, 0],
    ]);
    expect(told.map(({ repeated }) => repeated.map(({ entry }) => String(entry.offset)).sort())).toEqual([
      ['1', '2'],
      ['5', '6', '7'],
    ]);
  });

  // Planted: the former winners not taken off; the update counted as applied twice.
  it('counts an update once where an earlier record of it takes its place', async () => {
    const own = consumer();
    const later = await own.claim(0);
    const earlier = await own.claim(1);
    await own.apply(later.ownership, 0, [bonus(0, 'a', '10.00', logStartMs + 5)]);
    await own.apply(earlier.ownership, 0, [bonus(0, 'a', '10.00', logStartMs)]);
    expect(counts()).toEqual([
      [1, 0, 0, 0],
      [0, 0, 1, 0],
    ]);
  });

  // Planted: without the catch.
  it('stays applied where who is told fails, and nothing is told of what was fenced', async () => {
    const failing = books.consumer('consumer-1', (chunk) => {
      told.push(chunk);
      throw new Error('the disk of the log is full');
    });
    const { ownership } = await failing.claim(0);
    expect(await failing.apply(ownership, 0, [bonus(0, 'a', '10.00')])).toBe('committed');
    await books.consumer('successor').claim(0);
    expect(await failing.apply(ownership, 1, [bonus(1, 'b', '10.00')])).toBe('fenced');
    expect(told).toHaveLength(1);
  });
});
