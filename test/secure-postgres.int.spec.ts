// A Postgres of its own that speaks TLS: what DATABASE_URL says about certificates is what happens.
import { chown, copyFile, chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '#libs/database';
import { startPostgres, type RunningPostgres } from '../apps/stack/src/embedded-postgres.js';
import { makeCertificates, type Certificates } from './support/certificates.js';
import { eventually } from './support/eventually.js';

const isEncrypted = 'select ssl from pg_stat_ssl where pid = pg_backend_pid()';

describe('Postgres over TLS', () => {
  let folder: string;
  let postgres: RunningPostgres;
  let known: Certificates;
  let foreign: Certificates;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-tls-'));
    await chmod(folder, 0o755);
    [known, foreign] = await Promise.all([
      makeCertificates(folder, 'known', 'IP:127.0.0.1'),
      makeCertificates(folder, 'foreign'),
    ]);
    postgres = await startPostgres({ dataDir: join(folder, 'postgres'), settings: { fsync: 'off' } });
    await turnOnTls();
  }, 180_000);

  afterAll(async () => {
    await postgres?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The key must belong to the user whom the server runs as, and to nobody else. */
  async function turnOnTls(): Promise<void> {
    const cluster = join(folder, 'postgres', 'cluster');
    const { uid, gid } = await stat(cluster);
    for (const [from, name] of [
      [known.keyFile, 'server.key'],
      [known.certificateFile, 'server.crt'],
    ] as const) {
      await copyFile(from, join(cluster, name));
      await chmod(join(cluster, name), 0o600);
      await chown(join(cluster, name), uid, gid);
    }
    const admin = new Database({ url: postgres.url, applicationName: 'test', poolSize: 1 });
    await admin.query('alter system set ssl = on');
    await admin.query('select pg_reload_conf()');
    await eventually(async () => (await admin.query<{ ssl: string }>('show ssl'))[0]?.ssl === 'on');
    await admin.close();
  }

  async function outcomeOf(parameters: string, host = '127.0.0.1'): Promise<unknown> {
    const url = `${postgres.url.replace('127.0.0.1', host)}?${parameters}`;
    const database = new Database({ url, applicationName: 'test', poolSize: 1 });
    try {
      return await database.query(isEncrypted).catch((fault: unknown) => fault);
    } finally {
      await database.close();
    }
  }

  it('takes the certificate of a CA that it is told, and encrypts', async () => {
    expect(await outcomeOf(`sslmode=verify-full&sslrootcert=${known.caFile}`)).toEqual([{ ssl: true }]);
  });

  // Planted: verify-full taken for no-verify; each of the three got its answer.
  it.each([
    ['a CA that did not sign the certificate', () => `sslmode=verify-full&sslrootcert=${foreign.caFile}`],
    ['the CAs of the system alone', () => 'sslmode=verify-full'],
  ])('refuses the server by %s, and says why', async (_, parameters) => {
    expect(await outcomeOf(parameters())).toMatchObject({ message: expect.stringMatching(/certificate/) });
  });

  it('refuses a server whose certificate is for another host', async () => {
    const fault = await outcomeOf(`sslmode=verify-full&sslrootcert=${known.caFile}`, 'localhost');
    expect(fault).toMatchObject({ message: expect.stringMatching(/does not match/) });
  });
});
