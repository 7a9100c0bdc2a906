// What a container makes at its first start and uses at every later one, run as it runs there: as a process of its own.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { TokenVerifier } from '#libs/auth';
import { repository } from './support/repository.js';

type Ended = { code: number; out: string; err: string };

const mine = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;

describe('the secrets of an installation', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wageledger-secrets-'));
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const make = (): Promise<Ended> =>
    run('make-secrets.js', [
      `--into=${folder}`,
      `--password=database-owner=${mine}`,
      `--signing-key=signing-key.json=${mine}`,
    ]);
  const contents = (): Record<string, string> =>
    Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  // Planted: the look for an existing file left out; the second run changed every file.
  it('are made once, closed to others, kept afterwards and never shown', async () => {
    const first = await make();
    const made = contents();
    expect(Object.keys(made).sort()).toEqual([
      'database-owner',
      'jwks.json',
      'kafka-cluster-id',
      'signing-key.json',
    ]);
    expect(made['database-owner']).toMatch(/^[\w-]{32}\n$/);
    const modes = ['database-owner', 'signing-key.json'].map(
      (name) => statSync(join(folder, name)).mode & 0o777,
    );
    expect(modes).toEqual([0o440, 0o440]);
    expect(first.out + first.err).not.toContain(made['database-owner']?.trim());
    expect(made['jwks.json']).not.toContain('"d"');

    expect(await make()).toEqual({ code: 0, out: 'every secret is there\n', err: '' });
    expect(contents()).toEqual(made);
  });

  // Planted: the public half kept without its key; no token of the new key was accepted.
  it('sign tokens that the services accept, also where a crash left half of the key', async () => {
    await make();
    rmSync(join(folder, 'signing-key.json'));
    await make();
    const key = `--key=${join(folder, 'signing-key.json')}`;
    const { code, out } = await run('token.js', [key, 'hr', '--subject', 'ada', '--department', 'sales']);
    expect(code).toBe(0);
    const keys = JSON.parse(contents()['jwks.json'] ?? '') as ConstructorParameters<
      typeof TokenVerifier
    >[0]['keys'];
    const verifier = new TokenVerifier({ keys, issuer: 'wageledger-local', audience: 'wageledger' });
    expect(await verifier.verify(out.trim())).toMatchObject({
      subject: 'ada',
      roles: ['hr'],
      departments: ['sales'],
    });
  });

  it.each([
    ['make-secrets.js', ['--into=/tmp', '--signing-key=key', '--password=x'], 'no file with its owner'],
    ['token.js', ['--key=/nowhere', 'boss'], 'boss is no role. The roles are hr, finance'],
    ['token.js', ['--key=/nowhere', 'hr'], 'the signing key /nowhere cannot be read (ENOENT)'],
    ['token.js', ['--key=/nowhere', 'hr', '--for', 'ever'], 'ever is no span of time'],
    ['token.js', ['--kay=/nowhere', 'hr'], "Unknown option '--kay'"],
  ])('refuse with one line and code 2: %s %j', async (script, args, reason) => {
    const { code, out, err } = await run(script, args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(reason);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

async function run(script: string, args: readonly string[]): Promise<Ended> {
  const file = join(repository, 'dist/apps/cli/src', script);
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [file, ...args], {
      env: { PATH: process.env['PATH'] },
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (fault) {
    const { code, stdout, stderr } = fault as { code: number; stdout: string; stderr: string };
    return { code, out: stdout, err: stderr };
  }
}
