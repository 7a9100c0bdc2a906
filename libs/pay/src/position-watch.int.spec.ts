import { Database } from '#libs/database';
import { createTestDatabase } from '../../../test/support/databases.js';
import { openBooks, type Books } from '../../../test/support/books.js';
import { rawRecord } from '../../../test/support/records.js';
import { PositionWatch } from './position-watch.js';

const scope = { groupId: 'payroll-consumer', topic: 'salary-updates' };
let books: Books;
let watch: PositionWatch;

beforeEach(async () => {
  books = await openBooks();
  watch = new PositionWatch(books.database, scope);
});

afterEach(() => books.close());

const anything = (offset: number) => rawRecord(offset, null, Buffer.from('anything'));

describe('PositionWatch', () => {
  it('ends a wait as soon as the record is applied, and not one record earlier', async () => {
    await books.applyNext(3, [anything(0)]);
    expect(await watch.reached({ partition: 3, offset: 0n }, 0)).toBe(true);
    expect(await watch.reached({ partition: 3, offset: 1n }, 0)).toBe(false);
    const waiting = watch.reached({ partition: 3, offset: 1n }, 20_000);
    await books.applyNext(3, [anything(1)]);
    expect(await waiting).toBe(true);
    expect(await watch.positions()).toEqual(new Map([[3, 2n]]));
  });

  it('ends a wait at its deadline when the record does not come', async () => {
    const started = performance.now();
    expect(await watch.reached({ partition: 0, offset: 0n }, 150)).toBe(false);
    expect(performance.now() - started).toBeGreaterThanOrEqual(150);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  // Planted once: with a loop for each who waits there were 1,981 reads.
  it('asks once a tick for a thousand who wait', async () => {
    let reads = 0;
    const { database } = books;
    const counting = new PositionWatch(
      Object.assign(Object.create(database) as Database, {
        query: (sql: string, parameters: readonly unknown[]) => {
          reads += 1;
          return database.query(sql, parameters);
        },
      }),
      scope,
    );
    const started = performance.now();
    const waits = Array.from({ length: 1_000 }, () => counting.reached({ partition: 0, offset: 9n }, 300));
    expect(new Set(await Promise.all(waits))).toEqual(new Set([false]));
    expect(reads).toBeLessThanOrEqual(2 + (performance.now() - started) / 25);
  });

  it('tells everybody who waits when Postgres is away, and works again afterwards', async () => {
    const { url, drop } = await createTestDatabase();
    const lost = new Database({ url, applicationName: 'lost', poolSize: 1 });
    const waiting = new PositionWatch(lost, scope).reached({ partition: 0, offset: 0n }, 20_000);
    const outcome = waiting.then(
      () => 'answered',
      () => 'fault',
    );
    await drop();
    expect(await outcome).toBe('fault');
    await lost.close();
  });

  it('lets everybody go when it closes', async () => {
    const waiting = watch.reached({ partition: 0, offset: 0n }, 20_000);
    watch.close();
    expect(await waiting).toBe(false);
  });

  // Planted once: without the condition on the halt the knocking cluster's partition 5 was there as well.
  it('takes neither another group nor the row of a cluster that only knocked', async () => {
    await books.applyNext(3, [anything(0)]);
    await books.database.query(
      `insert into consumer_position (group_id, cluster_id, topic, partition, next_offset, halt_code)
       values ('payroll-consumer', 'other-cluster', 'salary-updates', 5, 0, 'CLUSTER_UNKNOWN'),
              ('somebody else', 'test-cluster', 'salary-updates', 3, 800, null)`,
    );
    expect(await watch.positions()).toEqual(new Map([[3, 1n]]));
  });
});
