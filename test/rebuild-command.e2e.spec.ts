// The command as an operator or a nightly job meets it: what it prints, and what its exit code says.
import { execFile } from 'node:child_process';
import { LiveBooks } from './support/live-books.js';
import { bonusRecord, hireRecord } from './support/records.js';
import { repository } from './support/repository.js';

type Told = { code: number; out: string; error: string };

describe('npm run rebuild', () => {
  let books: LiveBooks;
  beforeAll(async () => {
    books = await LiveBooks.open(2);
    await books.publish([
      [0, hireRecord({ offset: 0, on: '2026-01-01' })],
      // An id of its own: under one id the two would be rivals, and the broker's clock would choose the winner.
      [1, bonusRecord({ offset: 0, id: 'bonus', on: '2026-11-15', amount: '1.00' })],
    ]);
    await books.consume();
  });
  afterAll(() => books?.close());

  const rebuild = (args: readonly string[], env: Record<string, string> = {}): Promise<Told> =>
    new Promise((resolve) => {
      execFile(
        process.execPath,
        ['dist/apps/cli/src/rebuild.js', '--topic', books.topic, '--group', books.group, ...args],
        {
          cwd: repository,
          env: { ...process.env, DATABASE_URL: books.url, KAFKA_BROKERS: books.brokers.join(','), ...env },
        },
        (fault, out, error) => resolve({ code: fault === null ? 0 : Number(fault.code), out, error }),
      );
    });

  const schemas = async () =>
    (
      await books.database.query<{ name: string }>(
        `select nspname as name from pg_namespace where nspname like 'rebuilt%'`,
      )
    ).map(({ name }) => name);

  it('ends with 0 and a digest per part of both, side by side, and leaves no schema when told so', async () => {
    const { code, out, error } = await rebuild(['--into', 'rebuilt', '--period', '2026-11', '--drop']);
    expect({ code, error }).toEqual({ code: 0, error: '' });
    for (const part of [
      'entries',
      'outcomes',
      'rejected',
      'gaps',
      'positions',
      'computed pay',
      'pay of 2026-11',
    ])
      expect(out).toMatch(new RegExp(`^${part} +\\d+ +([0-9a-f]{32}) +\\d+ +\\1 +equal$`, 'm'));
    expect(out).toContain('books are equal');
    expect(await schemas()).toEqual([]);
  });

  // Planted: the exit code of equal books whatever was found; the schema dropped although the books differ.
  it('ends with 1, names the place, and keeps what was rebuilt when one cent of pay differs', async () => {
    const change = (by: string) =>
      books.database.query(
        `update computed_pay set amounts = array[amounts[1] + ${by}] where period_start = '2026-11-01' and cardinality(amounts) = 1`,
      );
    await change('0.01');
    const { code, out } = await rebuild(['--into', 'rebuilt', '--drop']);
    await change('-0.01');
    expect(code).toBe(1);
    expect(out).toContain(
      'computed pay: the first difference is at E-1 monthly 2026-11-01 sales, other content',
    );
    expect(out.match(/DIFFERENT/g)).toHaveLength(1);
    expect(await schemas()).toEqual(['rebuilt']);
  });

  // Planted: 1 for a command that could not begin; a job would take a closed door for broken books.
  it.each([
    ['an unknown flag', ['--into', 'x', '--nope'], {}, '--nope'],
    ['no schema named', [], {}, '--into rebuilt'],
    ['a schema that holds something', ['--into', 'public'], {}, 'holds something already'],
    ['no such month', ['--into', 'x', '--period', '2026-13'], {}, '2026-13 is no month'],
    ['no such stack', ['--into', 'x', '--data-dir', '/nonexistent'], {}, 'no running stack'],
    ['no broker there', ['--into', 'x'], { KAFKA_BROKERS: '127.0.0.1:9' }, 'cannot be read from 127.0.0.1:9'],
    [
      'no Postgres there',
      ['--into', 'x'],
      { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/c' },
      'Postgres does not',
    ],
  ])('ends with 2 and one line that says why: %s', async (_, args, env, why) => {
    const { code, out, error } = await rebuild(args, env);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(error).toContain(why);
    expect(error.trimEnd().split('\n')).toHaveLength(1);
  });
});
