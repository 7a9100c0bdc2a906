import { createServer, connect, type Server, type Socket } from 'node:net';
import { Database } from '#libs/database';
import { createTestDatabase, type TestDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { DepartmentDirectory } from './department-directory.js';
import { DepartmentVersions } from './department-versions.js';

const actor = 'ops@example.test';
let testDatabase: TestDatabase;
let writer: Database;
let reader: Database;
let line: Line;
let directory: DepartmentDirectory;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  writer = new Database({ url: testDatabase.url, applicationName: 'directory-writer', poolSize: 2 });
  line = new Line(testDatabase.url);
  await line.join();
  reader = new Database({ url: line.url, applicationName: 'directory-reader', poolSize: 2 });
  await create('FIRE');
});

afterEach(async () => {
  await directory.close();
  await reader.close();
  await line.cut();
  await writer.close();
  await testDatabase.drop();
});

const create = (id: string, name?: string) =>
  new DepartmentVersions(writer).createOrUpdate({ id, name, actor }, 24);

describe('DepartmentDirectory', () => {
  // Planted once: without the read on a miss the new department stayed unknown until the next background read.
  it('finds a department created a moment ago by another service, though it was unknown before', async () => {
    directory = new DepartmentDirectory(reader, { refreshMs: 60_000 });
    expect(await directory.find('POLICE')).toBeUndefined();
    await create('POLICE');
    expect(await directory.find('POLICE')).toMatchObject({ id: 'POLICE', partitions: [1] });
    expect(directory.all().map((department) => department.id)).toEqual(['FIRE', 'POLICE']);
  });

  it('takes a new version over in the background', async () => {
    directory = new DepartmentDirectory(reader, { refreshMs: 50, missSpacingMs: 10 });
    await create('FIRE', 'Fire and rescue');
    await eventually(async () => (await directory.find('FIRE'))?.name === 'Fire and rescue');
  });

  // Planted once: emptying the map when a read fails made the known department throw.
  it('answers for known departments while Postgres is away, and finds new ones when it is back', async () => {
    directory = new DepartmentDirectory(reader, { refreshMs: 50, missSpacingMs: 10 });
    await eventually(() => directory.isLoaded());
    await line.cut();
    await expect(directory.find('POLICE')).rejects.toThrow();
    expect(directory.isLoaded()).toBe(true);
    expect(await directory.find('FIRE')).toMatchObject({ id: 'FIRE' });
    await create('POLICE');
    await line.join();
    await eventually(async () => (await directory.find('POLICE').catch(() => undefined)) !== undefined);
  });

  it('is not loaded, and says so by throwing, while Postgres was never there; it loads by itself later', async () => {
    await line.cut();
    directory = new DepartmentDirectory(reader, { refreshMs: 50, missSpacingMs: 10 });
    await expect(directory.find('FIRE')).rejects.toThrow();
    expect(directory.isLoaded()).toBe(false);
    await line.join();
    await eventually(() => directory.isLoaded());
    expect(await directory.find('FIRE')).toMatchObject({ id: 'FIRE' });
  });

  // Planted once: without the spacing the lookups made a read each round instead of one in missSpacingMs.
  it('does not hammer Postgres for ids that nobody knows', async () => {
    const missSpacingMs = 200;
    const counting = new CountingDatabase(line.url);
    directory = new DepartmentDirectory(counting, { refreshMs: 60_000, missSpacingMs });
    await directory.find('FIRE');
    const started = performance.now();
    const before = counting.reads;
    await Promise.all(
      Array.from({ length: 20 }, async (_, caller) => {
        for (let round = 0; round < 5; round += 1) await directory.find(`NOBODY-${caller}-${round}`);
      }),
    );
    expect(counting.reads - before).toBeLessThanOrEqual(
      1 + Math.ceil((performance.now() - started) / missSpacingMs),
    );
    expect(counting.reads - before).toBeGreaterThanOrEqual(5);
    await counting.close();
  });
});

class CountingDatabase extends Database {
  reads = 0;

  constructor(url: string) {
    super({ url, applicationName: 'directory-counting', poolSize: 1 });
  }

  override query<Row>(sql: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    this.reads += 1;
    return super.query(sql, parameters);
  }
}

/** A wire to Postgres that a test can cut and join again, as an outage does. */
class Line {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  constructor(private readonly target: string) {}

  get url(): string {
    const url = new URL(this.target);
    url.host = `127.0.0.1:${this.port}`;
    return url.toString();
  }

  async join(): Promise<void> {
    const { hostname, port } = new URL(this.target);
    const server = createServer((inward) => {
      const outward = connect(Number.parseInt(port, 10), hostname);
      for (const socket of [inward, outward]) {
        this.sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.sockets.delete(socket));
      }
      inward.pipe(outward).pipe(inward);
    });
    await new Promise<void>((resolve) => server.listen(this.port, '127.0.0.1', resolve));
    this.port = (server.address() as { port: number }).port;
    this.server = server;
  }

  async cut(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (server) await new Promise((resolve) => server.close(resolve));
  }
}
