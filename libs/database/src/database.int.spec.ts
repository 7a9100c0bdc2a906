import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { freezingProxy } from '../../../test/support/freezing-proxy.js';
import { DatabaseFault, InvariantViolation, TransientDatabaseError } from './database-faults.js';
import { Database } from './database.js';

describe('the door to Postgres', () => {
  let home: TestDatabase;
  let database: Database;
  beforeAll(async () => {
    home = await createTestDatabase();
    database = new Database({
      url: home.url,
      applicationName: 'database-test',
      lockTimeoutMs: 300,
      statementTimeoutMs: 2_000,
      idleInTransactionTimeoutMs: 500,
    });
    await database.query('create table note (id integer primary key, text text)');
  });
  afterAll(async () => {
    await database.close();
    await home.drop();
  });

  it('gives dates as plain dates and exact numbers as text', async () => {
    const [row] = await database.query(
      `select date '2026-03-29' as day, 0.10::numeric(19,4) as amount, 9007199254740993 as big`,
    );
    expect(row).toEqual({ day: '2026-03-29', amount: '0.1000', big: '9007199254740993' });
  });

  it('gives the rows of UPDATE … RETURNING like those of a SELECT', async () => {
    await database.query(`insert into note values (1, 'a')`);
    expect(await database.query(`update note set text = 'b' where id = 1 returning text`)).toEqual([
      { text: 'b' },
    ]);
  });

  it('keeps nothing of a transaction whose work fails', async () => {
    const work = database.transaction(async (tx) => {
      await tx.query(`insert into note values (2, 'lost')`);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await database.query('select * from note where id = 2')).toEqual([]);
  });

  // Planted: COMMIT and ROLLBACK sent without a look at what is under way; with the ROLLBACK the note stays in the books.
  it.each([true, false])(
    'ends nothing before what the work left behind is answered (prepared: %s)',
    async (prepared) => {
      const id = prepared ? 10 : 20;
      const insert = 'insert into note values ($1, $2)';
      const left = database.transaction(
        async (tx) => {
          void tx.query('select pg_sleep(0.05)');
          void tx.query(insert, [id, 'left behind']);
          throw new Error('changed my mind');
        },
        { prepared },
      );
      await expect(left).rejects.toThrow('changed my mind');
      await database.transaction(
        async (tx) => {
          await tx.query('select 1');
          void tx.query('select pg_sleep(0.05)');
          void tx.query(insert, [id + 1, 'kept']);
        },
        { prepared },
      );
      const notes = await database.query('select id from note where id between $1 and $1 + 1', [id]);
      expect(notes).toEqual([{ id: id + 1 }]);
    },
  );

  // Planted: the tag of COMMIT not looked at.
  it.each([true, false])('does not take for done what failed unheard (prepared: %s)', async (prepared) => {
    const work = database.transaction(
      async (tx) => {
        await tx.query('insert into note values (30, $1)', ['lost']);
        await tx.query('select 1 / 0').catch(() => undefined);
      },
      { prepared },
    );
    await expect(work).rejects.toThrow('nothing was committed');
  });

  it('tells a broken invariant from a defect in a statement', async () => {
    await database.query(`insert into note values (3, 'x')`);
    const twice = database.query(`insert into note values (3, 'y')`);
    await expect(twice).rejects.toMatchObject({
      name: 'InvariantViolation',
      sqlState: '23505',
      constraint: 'note_pkey',
    });
    await expect(twice).rejects.toBeInstanceOf(InvariantViolation);
    await expect(database.query('select * from nowhere')).rejects.toBeInstanceOf(DatabaseFault);
  });

  // Planted: spentConnection without the overtaken plan; the fault is no transient one, the connection is kept, and the second attempt fails like the first.
  it('gives the rows of a prepared statement, and plans it anew once a migration has altered its tables', async () => {
    const one = new Database({ url: home.url, applicationName: 'prepared-test', poolSize: 1 });
    await one.query('create table planned (id integer primary key, amount numeric not null)');
    const read = () =>
      one.transaction((tx) => tx.query('select * from planned where id = any($1::integer[])', ['{1,2}']), {
        prepared: true,
      });
    const insert = (id: number) =>
      one.transaction(
        (tx) => tx.query('insert into planned values ($1, $2) returning id, amount', [id, '1.50']),
        { prepared: true },
      );
    expect(await insert(1)).toEqual([{ id: 1, amount: '1.50' }]);
    expect(await insert(2)).toEqual([{ id: 2, amount: '1.50' }]);
    expect(await read()).toHaveLength(2);
    await one.query('alter table planned add column currency text');
    await expect(read()).rejects.toBeInstanceOf(TransientDatabaseError);
    expect(await read()).toEqual([
      { id: 1, amount: '1.50', currency: null },
      { id: 2, amount: '1.50', currency: null },
    ]);
    await one.close();
  });

  it('calls a lock that does not come, a slow statement and a frozen transaction transient', async () => {
    await database.query(`insert into note values (4, 'z')`);
    await database.transaction(async (tx) => {
      await tx.query('select * from note where id = 4 for update');
      const blocked = database.query(`update note set text = 'other' where id = 4`);
      await expect(blocked).rejects.toMatchObject({ name: 'TransientDatabaseError', sqlState: '55P03' });
    });
    await expect(database.query('select pg_sleep(5)')).rejects.toMatchObject({
      sqlState: '57014',
      transient: true,
    });
  });

  it('says so when the server ended the connection in the middle of a transaction', async () => {
    const work = database.transaction(async (tx) => {
      const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.query('select pg_terminate_backend($1)', [me!.pid]);
      await tx.query('select 1');
    });
    await expect(work).rejects.toBeInstanceOf(TransientDatabaseError);
    expect(await database.isReady()).toBe(true);
  });

  // Planted: no query_timeout (nothing came back before the test's own end); the connection given back (no second one
  // was made, the next statement hung in the first); COMMIT translated like any statement (`commitOutcomeUnknown` false).
  it.each([
    ['a statement', false],
    ['COMMIT', true],
  ])('gives a frozen server up at %s, and never uses that connection again', async (_, atCommit) => {
    const proxy = await freezingProxy(home.url);
    const frozen = new Database({
      url: proxy.url,
      applicationName: 'frozen',
      statementTimeoutMs: 500,
      poolSize: 1,
    });
    try {
      await frozen.query('select 1');
      const before = proxy.connections();
      const work = frozen.transaction(async (tx) => {
        await tx.query('select 1');
        proxy.freeze();
        if (!atCommit) await tx.query('select 1');
      });
      await expect(work).rejects.toMatchObject({ transient: true, commitOutcomeUnknown: atCommit });
      expect(await frozen.isReady()).toBe(true);
      expect(proxy.connections()).toBe(before + 1);
    } finally {
      await proxy.close();
      await frozen.close();
    }
  });

  it('is not ready, and fails in words, where there is no server; it connects as soon as there is one', async () => {
    const nowhere = new Database({ url: 'postgres://nobody@127.0.0.1:1/none', applicationName: 'nowhere' });
    expect(await nowhere.isReady()).toBe(false);
    await expect(nowhere.query('select 1')).rejects.toMatchObject({ transient: true });
    await nowhere.close();
  });

  it('refuses work after it was closed', async () => {
    const closed = new Database({ url: home.url, applicationName: 'closed' });
    await closed.query('select 1');
    await closed.close();
    await closed.close();
    await expect(closed.query('select 1')).rejects.toBeInstanceOf(TransientDatabaseError);
  });
});
