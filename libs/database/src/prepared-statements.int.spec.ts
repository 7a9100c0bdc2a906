import { CopyRows } from '#libs/copy-rows';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { proxyBefore } from '../../../test/support/proxy.js';
import { Database } from './database.js';
import type { Tx } from './transactions.js';

const insert = 'insert into note values ($1, $2)';
const count = 'select count(*)::integer as notes from note';

describe('a prepared transaction', () => {
  let home: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    home = await createTestDatabase();
    database = new Database({ url: home.url, applicationName: 'prepared-test', poolSize: 1 });
    await database.query('create table note (id integer primary key, text text)');
  });
  beforeEach(() => database.query('truncate note'));
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  const prepared = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.transaction(work, { prepared: true });

  // Planted: the answers given in the reverse order. That one trip may hold a statement twice is pg's to see to.
  it('runs what is asked for in one turn in order, each statement on what the one before it did', async () => {
    const rows = await prepared((tx) =>
      Promise.all([
        tx.query(count),
        tx.query(insert, [1, 'a']),
        tx.query(insert, [2, 'b']),
        tx.query('select text from note where id = $1', [1]),
        tx.query('delete from note where id = $1 returning text', [1]),
      ]),
    );
    expect(rows).toEqual([[{ notes: 0 }], [], [], [{ text: 'a' }], [{ text: 'a' }]]);
  });

  // Planted: a trip for each statement; BEGIN sent and waited for by itself.
  it('takes one trip for them, BEGIN included where it only reads', async () => {
    let trips = 0;
    let isAnswered = true;
    const proxy = await proxyBefore(home.url, (near, far) => {
      near.on('data', (piece: Buffer) => {
        if (isAnswered) trips += 1;
        isAnswered = false;
        far.write(piece);
      });
      far.on('data', (piece: Buffer) => {
        isAnswered = true;
        near.write(piece);
      });
    });
    const far = new Database({ url: proxy.url, applicationName: 'trips-test', poolSize: 1 });
    const ask = (readOnly: boolean) =>
      far.transaction(
        (tx) =>
          Promise.all([tx.query(count), tx.query('select 1'), tx.query('select 2'), tx.query('select 3')]),
        { prepared: true, readOnly },
      );
    const tripsOf = async (readOnly: boolean): Promise<number> => {
      trips = 0;
      await ask(readOnly);
      return trips;
    };
    try {
      await ask(true);
      // The last one is COMMIT.
      expect(await tripsOf(true)).toBe(2);
      expect(await tripsOf(false)).toBe(3);
    } finally {
      await far.close();
      await proxy.close();
    }
  });

  // Planted: the pipeline left on after a trip; the copy is refused.
  it('keeps nothing after a fault, tells the first one, and leaves the connection fit for the next', async () => {
    const failing = prepared((tx) =>
      Promise.all([tx.query(insert, [1, 'a']), tx.query(insert, [1, 'b']), tx.query(count)]),
    );
    await expect(failing).rejects.toMatchObject({ name: 'InvariantViolation', constraint: 'note_pkey' });
    const rows = new CopyRows(2);
    rows.row();
    rows.integer(7);
    rows.text('copied');
    // In the order of the calls, asked for in one turn.
    await prepared((tx) =>
      Promise.all([
        tx.query(insert, [8, 'c']),
        tx.copy('copy note from stdin (format binary)', rows.end()),
        tx.query('update note set text = $1 where id = 7', ['changed']),
        tx.query(insert, [9, 'd']),
      ]),
    );
    expect(await database.query('select text from note where id = 7')).toEqual([{ text: 'changed' }]);
    expect(await database.query('select id from note order by id')).toEqual([
      { id: 7 },
      { id: 8 },
      { id: 9 },
    ]);
  });

  // Planted: the answer to BEGIN not looked at, what was read outside of a transaction was given; BEGIN in the trip of
  // a statement that writes, which then stayed.
  it.each([true, false])(
    'does nothing where the transaction has not begun (read only: %s)',
    async (readOnly) => {
      const isolation = 'UNHEARD OF' as 'READ COMMITTED';
      const ask = (tx: Tx) => (readOnly ? tx.query(count) : tx.query(insert, [5, 'astray']));
      const work = database.transaction(ask, { isolation, readOnly, prepared: true });
      await expect(work).rejects.toMatchObject({ sqlState: '42601' });
      expect(await database.query(count)).toEqual([{ notes: 0 }]);
    },
  );

  it('says that the server is gone to each of them', async () => {
    const lost = prepared((tx) =>
      Promise.allSettled([
        tx.query('select pg_terminate_backend(pg_backend_pid())'),
        tx.query(count),
        tx.query('select 3'),
      ]).then((outcomes) => {
        expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
        throw (outcomes[0] as PromiseRejectedResult).reason;
      }),
    );
    await expect(lost).rejects.toMatchObject({ transient: true });
    expect(await prepared((tx) => tx.query(count))).toEqual([{ notes: 0 }]);
  });
});
