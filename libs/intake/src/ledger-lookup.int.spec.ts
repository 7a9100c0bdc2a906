import { randomUUID } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Database } from '#libs/database';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { LedgerLookup } from './ledger-lookup.js';

/** A door to Postgres that can be frozen: connections stay open and say nothing, as when a machine loses power. */
class Door {
  private readonly sockets = new Set<Socket>();
  private constructor(
    readonly url: string,
    private readonly server: Server,
  ) {}

  static async to(databaseUrl: string): Promise<Door> {
    const target = new URL(databaseUrl);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = new URL(databaseUrl);
    url.port = String((server.address() as AddressInfo).port);
    const door = new Door(url.toString(), server);
    server.on('connection', (near) => {
      const far = connect({ host: target.hostname, port: Number.parseInt(target.port, 10) });
      for (const socket of [near, far]) door.sockets.add(socket.on('error', () => undefined));
      near.pipe(far).pipe(near);
    });
    return door;
  }

  freeze(): void {
    for (const socket of this.sockets) socket.unpipe().pause();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }
}

const winnerAt = (offset: number): string => `
  insert into update_winner (update_id, partition, "offset", recorded_at, fingerprint)
  values ($1, 2, ${offset}, now(), '\\xabcdef')`;

describe('LedgerLookup', () => {
  let testDatabase: TestDatabase;
  let door: Door;
  let database: Database;

  beforeEach(async () => {
    testDatabase = await createTestDatabase();
    door = await Door.to(testDatabase.url);
    database = new Database({ url: door.url, applicationName: 'test', poolSize: 2 });
  });

  afterEach(async () => {
    door.close();
    await database.close();
    await testDatabase.drop();
  });

  it('finds the first record of an update, each caller its own', async () => {
    const [first, second, absent] = [randomUUID(), randomUUID(), randomUUID()];
    await database.query(winnerAt(7), [first]);
    await database.query(winnerAt(8), [second]);
    const lookup = new LedgerLookup(database);
    const found = await Promise.all([first, absent, second, first].map((id) => lookup.find(id)));
    expect(found.map((row) => row?.offset)).toEqual(['7', undefined, '8', '7']);
    expect(found[0]).toEqual({ updateId: first, partition: 2, offset: '7', fingerprint: 'abcdef' });
    lookup.close();
  });

  // Planted: a statement per caller; 500 statements.
  it('asks few statements for many who wait', async () => {
    let statements = 0;
    const counting = {
      query: (sql: string, parameters: readonly unknown[]) => {
        statements += 1;
        return database.query(sql, parameters);
      },
    } as Database;
    const lookup = new LedgerLookup(counting, { answerWithinMs: 5_000, probeEveryMs: 1_000 });
    await Promise.all(Array.from({ length: 500 }, () => lookup.find(randomUUID())));
    expect(statements).toBeLessThanOrEqual(2);
    lookup.close();
  });

  // Planted: no memory of the outage; the hundred take the bound each, one after the other.
  it('costs its bound once where Postgres freezes, nothing afterwards, and works again when Postgres does', async () => {
    const id = randomUUID();
    await database.query(winnerAt(7), [id]);
    const direct = new Database({ url: testDatabase.url, applicationName: 'test', poolSize: 1 });
    let current = database;
    const switching = {
      query: (sql: string, parameters: readonly unknown[]) => current.query(sql, parameters),
      isReady: () => current.isReady(),
    } as Database;
    const lookup = new LedgerLookup(switching, { answerWithinMs: 300, probeEveryMs: 50 });
    expect((await lookup.find(id))?.offset).toBe('7');
    door.freeze();
    const frozen = performance.now();
    expect(await lookup.find(id)).toBeUndefined();
    expect(performance.now() - frozen).toBeLessThan(1_000);
    const known = performance.now();
    await Promise.all(Array.from({ length: 100 }, () => lookup.find(id)));
    expect([performance.now() - known < 200, lookup.isAvailable()]).toEqual([true, false]);
    current = direct;
    expect((await eventually(() => lookup.find(id)))?.offset).toBe('7');
    lookup.close();
    await direct.close();
  });
});
