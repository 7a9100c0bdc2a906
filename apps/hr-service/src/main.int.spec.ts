import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey } from '#libs/auth';
import { eventually } from '../../../test/support/eventually.js';
import { repository } from '../../../test/support/repository.js';

/** Nothing listens there: a service starts before its servers do. */
const away = { DATABASE_URL: 'postgres://u:canary@127.0.0.1:1/x', KAFKA_BROKERS: '127.0.0.1:1' };

describe('the process of hr-service', () => {
  let folder: string;
  let good: Record<string, string>;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-main-'));
    const jwksFile = join(folder, 'jwks.json');
    await writeFile(jwksFile, JSON.stringify((await createLocalKey()).publicJwks));
    good = {
      ...away,
      WAGELEDGER_MODE: 'local',
      WAGELEDGER_PORT: '0',
      WAGELEDGER_JWKS_FILE: jwksFile,
      WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:1',
      PATH: process.env['PATH'] ?? '',
    };
  });

  afterAll(() => rm(folder, { recursive: true }));

  function start(env: Record<string, string>): {
    out(): string;
    err(): string;
    stop(): void;
    code: Promise<number | null>;
  } {
    const child = spawn(process.execPath, [join(repository, 'dist/apps/hr-service/src/main.js')], {
      cwd: repository,
      env,
    });
    const texts = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString()));
    const code = new Promise<number | null>((resolve) => child.on('close', resolve));
    return { out: () => texts.out, err: () => texts.err, stop: () => void child.kill('SIGTERM'), code };
  }

  it('starts without Postgres and Kafka, says what is missing, and ends with 0 on SIGTERM', async () => {
    const running = start(good);
    const url = await eventually(() => /"url":"([^"]+)"/.exec(running.out())?.[1], { timeoutMs: 30_000 });
    expect((await fetch(`${url}/livez`)).status).toBe(200);
    const first = JSON.parse(running.out().split('\n', 1)[0] ?? '') as { configuration: object };
    expect(first.configuration).toMatchObject({
      DATABASE_URL: 'postgres://u:[masked]@127.0.0.1:1/x',
      KAFKA_BROKERS: '127.0.0.1:1',
      WAGELEDGER_LOG_LEVEL: 'info',
    });
    const ready = await fetch(`${url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([
      503,
      { status: 'not ready', checks: { log: { ok: false }, directory: { ok: false } } },
    ]);
    const asked = performance.now();
    running.stop();
    expect(await running.code).toBe(0);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(running.out() + running.err()).not.toContain('canary');
  }, 60_000);

  it.each([
    [
      'a wrong configuration',
      { WAGELEDGER_PORT: 'eighty', WAGELEDGER_TOPICS: 'x' },
      /WAGELEDGER_TOPICS is not .*WAGELEDGER_PORT is wrong/,
    ],
    [
      'a password that can be guessed, in production',
      { WAGELEDGER_MODE: 'production' },
      /DATABASE_URL has no password or one that can be guessed/,
    ],
    [
      'a superuser of the database, in production',
      { WAGELEDGER_MODE: 'production', DATABASE_URL: process.env['DATABASE_URL'] ?? '' },
      /DATABASE_ROLE_PRIVILEGED: the database role postgres is a superuser/,
    ],
    [
      'a missing key file',
      { WAGELEDGER_JWKS_FILE: '/nowhere/jwks.json' },
      /WAGELEDGER_JWKS_FILE names .* cannot be read/,
    ],
  ])(
    'ends with 1 and one line on %s',
    async (_, changes, line) => {
      const ended = start({ ...good, ...changes });
      expect(await ended.code).toBe(1);
      expect(ended.err()).toMatch(line);
      expect(ended.err().trimEnd()).not.toContain('\n');
      expect(ended.out() + ended.err()).not.toMatch(/ {4}at |canary/);
    },
    30_000,
  );

  it('ends with 1 and one line where its port is in use', async () => {
    const holder = createServer();
    await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
    const { port } = holder.address() as AddressInfo;
    const ended = start({ ...good, WAGELEDGER_PORT: String(port) });
    expect(await ended.code).toBe(1);
    expect(ended.err()).toContain(`127.0.0.1:${port} is in use by another process`);
    expect(ended.err().trimEnd()).not.toContain('\n');
    holder.close();
  }, 30_000);
});
