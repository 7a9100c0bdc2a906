import { openBooks, type Books } from '../../../test/support/books.js';
import { logStartMs, rawRecord } from '../../../test/support/records.js';
import { rejectedPlaceOf, RejectedRecordReader, type RejectedRecord } from './rejected-record-reader.js';

let books: Books;
let reader: RejectedRecordReader;

beforeEach(async () => {
  books = await openBooks();
  reader = new RejectedRecordReader(books.database, 'salary-updates');
});

afterEach(() => books.close());

async function everything(request: {
  limit: number;
  withValues: boolean;
  partition?: number;
}): Promise<RejectedRecord[][]> {
  const pages: RejectedRecord[][] = [];
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? undefined : rejectedPlaceOf(cursor);
    const page = await reader.page({ ...request, after });
    pages.push(page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return pages;
}

describe('RejectedRecordReader', () => {
  it('gives the line of the tutorials with its place, reason and bytes', async () => {
    const value = Buffer.from('Salary update for employee 123');
    await books.applyNext(5, [rawRecord(0, Buffer.from('employee_id_123'), value)]);
    expect(await reader.page({ limit: 10, withValues: true })).toEqual({
      items: [
        {
          topic: 'salary-updates',
          partition: 5,
          offset: '0',
          code: 'VALUE_NOT_DECODABLE',
          reason: expect.any(String),
          key: 'employee_id_123',
          recordedAt: new Date(logStartMs).toISOString(),
          valueBase64: value.toString('base64'),
        },
      ],
    });
  });

  // Planted once: with `valueBase64` always in the record the field was there, though empty.
  it('keeps the bytes from those who may not see pay', async () => {
    await books.applyNext(0, [rawRecord(0, null, Buffer.from('secret pay'))]);
    const { items } = await reader.page({ limit: 10, withValues: false });
    expect(items[0]).toMatchObject({ key: null });
    expect(items[0]).not.toHaveProperty('valueBase64');
    expect(JSON.stringify(items)).not.toContain(Buffer.from('secret').toString('base64').slice(0, 6));
  });

  it('marks a key that is no text, keeps NUL in one that is, and shows a null value as null', async () => {
    await books.applyNext(0, [
      rawRecord(0, Buffer.from([0xff, 0x00]), null),
      rawRecord(1, Buffer.from('a\0b'), null),
    ]);
    const { items } = await reader.page({ limit: 10, withValues: true });
    expect(items[0]).toMatchObject({ key: '/wA=', keyEncoding: 'base64', valueBase64: null });
    expect(items[1]).toMatchObject({ key: 'a\0b' });
    expect(items[1]).not.toHaveProperty('keyEncoding');
  });

  it('pages through all of them, each once, and through one partition', async () => {
    for (const partition of [3, 1, 2]) {
      await books.applyNext(
        partition,
        Array.from({ length: 5 }, (_, offset) => rawRecord(offset, null, null)),
      );
    }
    const pages = await everything({ limit: 4, withValues: true });
    expect(pages.map((page) => page.length)).toEqual([4, 4, 4, 3]);
    expect(pages.flat().map(({ partition, offset }) => `${partition}:${offset}`)).toEqual(
      [1, 2, 3].flatMap((partition) => [0, 1, 2, 3, 4].map((offset) => `${partition}:${offset}`)),
    );
    const second = await everything({ limit: 5, withValues: false, partition: 2 });
    expect(second.map((page) => page.map(({ partition }) => partition))).toEqual([[2, 2, 2, 2, 2]]);
  });

  // Planted once: without the byte budget the first page held all six records.
  it('ends a page at four megabytes of values, and still gives a record that is larger alone', async () => {
    const large = Buffer.alloc(1_500_000, 'x');
    const huge = Buffer.alloc(5_000_000, 'x');
    const values = [large, large, large, large, huge, huge];
    await books.applyNext(
      0,
      values.map((value, offset) => rawRecord(offset, null, value)),
    );
    const pages = await everything({ limit: 100, withValues: true });
    expect(pages.map((page) => page.length)).toEqual([3, 2, 1]);
    expect((await everything({ limit: 100, withValues: false })).map((page) => page.length)).toEqual([6]);
  });
});
