import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from './configuration-error.js';
import { environmentSchema } from './environment.js';
import { readConfig } from './read-config.js';
import { resolveSecrets } from './secret-files.js';

const folder = mkdtempSync(join(tmpdir(), 'wageledger-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const schema = environmentSchema('DATABASE_URL', 'WAGELEDGER_TOPIC');

function faultOf(env: Record<string, string>): string {
  try {
    readConfig(schema, env);
  } catch (fault) {
    if (fault instanceof ConfigurationError) return fault.message;
    throw fault;
  }
  return 'no fault';
}

describe('a secret in a file', () => {
  it('counts as if its variable were set, without the line end', () => {
    const DATABASE_URL_FILE = fileOf('url', ' postgres://u:canary@db/x\n\n');
    expect(readConfig(schema, { DATABASE_URL_FILE })).toMatchObject({
      DATABASE_URL: 'postgres://u:canary@db/x',
    });
  });

  // Planted: resolveSecrets without the first of its two branches.
  it('is refused beside the variable itself', () => {
    const DATABASE_URL_FILE = fileOf('url', 'postgres://u:canary@db/x');
    const message = faultOf({ DATABASE_URL_FILE, DATABASE_URL: 'postgres://u:canary@db/x' });
    expect(message).toBe(
      'wrong configuration: DATABASE_URL and DATABASE_URL_FILE are both set, remove one of them',
    );
  });

  it.each([
    ['is not there', join(folder, 'nothing'), 'does not exist'],
    ['is a folder', folder, 'this process cannot read (EISDIR)'],
    ['is empty', fileOf('empty', '\n'), 'is empty'],
  ])('is told in one line where the file %s', (_, file, reason) => {
    expect(faultOf({ DATABASE_URL_FILE: file })).toBe(
      `wrong configuration: DATABASE_URL_FILE names ${file}, which ${reason}`,
    );
  });

  it('is never repeated where it is wrong', () => {
    const DATABASE_URL_FILE = fileOf('wrong', 'mysql://u:canary@db');
    const message = faultOf({ DATABASE_URL_FILE });
    expect(message).toContain('DATABASE_URL is wrong, expected a postgres:// URL');
    expect(message).not.toContain('canary');
  });

  it('is taken for secrets alone', () => {
    const message = faultOf({ DATABASE_URL: 'postgres://u:p@db/x', WAGELEDGER_TOPIC_FILE: '/x' });
    expect(message).toContain('WAGELEDGER_TOPIC_FILE is not a known variable');
  });

  it('is suggested where its name is mistyped', () => {
    const message = faultOf({ DATABASE_URL: 'postgres://u:p@db/x', WAGELEDGER_TOKEN_FIEL: '/x' });
    expect(message).toContain('did you mean WAGELEDGER_TOKEN_FILE?');
  });
});

describe('DATABASE_PASSWORD', () => {
  const DATABASE_PASSWORD_FILE = fileOf('password', 'p@ss/w:rd %\n');

  it('becomes the password of a DATABASE_URL that has none', () => {
    const { env, faults } = resolveSecrets({
      DATABASE_URL: 'postgres://u@db:5432/x',
      DATABASE_PASSWORD_FILE,
    });
    expect(faults).toEqual([]);
    expect(decodeURIComponent(new URL(env['DATABASE_URL'] ?? '').password)).toBe('p@ss/w:rd %');
  });

  it('is refused beside a DATABASE_URL that has one', () => {
    const message = faultOf({ DATABASE_URL: 'postgres://u:other@db/x', DATABASE_PASSWORD_FILE });
    expect(message).toContain('DATABASE_URL has a password already');
  });
});
