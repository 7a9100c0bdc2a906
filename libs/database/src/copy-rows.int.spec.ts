import fc from 'fast-check';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { CopyRows } from '#libs/copy-rows';
import { Database } from './database.js';
import type { Tx } from './transactions.js';

const row = fc.record({
  small: fc.integer({ min: -32_768, max: 32_767 }),
  whole: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  big: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  words: fc
    .string({ unit: 'binary', maxLength: 50 })
    .filter((text) => !text.includes('\0') && text.isWellFormed()),
  json: fc.jsonValue({ maxDepth: 2 }).filter((value) => !/\\u0000|\\ud[89a-f]/i.test(JSON.stringify(value))),
  bytes: fc.option(fc.uint8Array({ maxLength: 3_000 })),
  id: fc.uuid(),
  day: fc
    .date({ min: new Date('1900-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10)),
  ms: fc.integer({ min: Date.UTC(1970, 0, 1), max: Date.UTC(2200, 0, 1) }),
});

describe('rows for COPY', () => {
  let home: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    home = await createTestDatabase();
    database = new Database({ url: home.url, applicationName: 'copy-test', poolSize: 1 });
    await database.query(
      `create table copied (at integer primary key, small smallint, whole integer, big bigint, words text, json jsonb,
                            bytes bytea, id uuid, day date, instant timestamptz)`,
    );
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  it('arrive as they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 20 }), async (rows) => {
        await database.query('delete from copied');
        await database.transaction((tx) => tx.copy('copy copied from stdin (format binary)', bytesOf(rows)));
        const stored = await database.query<Record<string, unknown>>(
          `select small, whole, big::text, words, json, bytes, id, day::text, extract(epoch from instant) * 1000 as ms
             from copied order by at`,
        );
        expect(stored.map((one) => ({ ...one, ms: Number(one['ms']) }))).toEqual(
          rows.map(({ big, bytes, json, ...others }) => ({
            ...others,
            big: String(big),
            json: JSON.parse(JSON.stringify(json)) as unknown,
            bytes: bytes === null ? null : Buffer.from(bytes),
          })),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('belong to the transaction, and a key that exists already ends it with a named fault', async () => {
    await database.query('delete from copied');
    const some = bytesOf(fc.sample(row, { numRuns: 3, seed: 1 }));
    const twice = (tx: Tx) => tx.copy('copy copied from stdin (format binary)', some);
    const work = database.transaction(async (tx) => {
      await twice(tx);
      await twice(tx);
    });
    await expect(work).rejects.toMatchObject({ name: 'InvariantViolation', sqlState: '23505' });
    // The connection is usable afterwards, and nothing of the first copy is left.
    expect(await database.query('select from copied')).toHaveLength(0);
  });
});

type Row = typeof row extends fc.Arbitrary<infer One> ? One : never;

function bytesOf(rows: readonly Row[]): Buffer {
  const copy = new CopyRows(10);
  for (const [at, { small, whole, big, words, json, bytes, id, day, ms }] of rows.entries()) {
    copy.row();
    copy.integer(at);
    copy.smallint(small);
    copy.integer(whole);
    copy.bigint(big);
    copy.text(words);
    copy.jsonb(JSON.stringify(json));
    copy.binary(bytes);
    copy.uuid(id);
    copy.date(day);
    copy.timestamptz(ms);
  }
  return copy.end();
}
