// What a department does with the command `wageledger` against the whole product: submit, follow, see the pay, import a
// file again and again, decide on what is held.
// Planted: a derived key that differs with every line read; the second import of a file accepted all of it again. The tail
// taken up again where it once began; what was shown came twice.
import { execFile, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from './support/eventually.js';
import { repository } from './support/repository.js';
import type { Accepted } from './support/rest-client.js';
import { Stack } from './support/stack.js';

type Ran = { readonly code: number; readonly out: string; readonly err: string };

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

const bin = join(repository, 'apps/cli/bin/wageledger.mjs');
const placeOf = ({ partition, offset }: Accepted) => `${partition}:${offset}`;

describe('wageledger', () => {
  let stack: Stack;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-files-'));
    stack = await Stack.create();
    await stack.start();
    await stack.rest.createDepartment('engineering');
    await stack.rest.createDepartment('sales');
  });
  afterAll(async () => {
    await stack?.remove();
    await rm(folder, { recursive: true });
  });

  function wageledger(...args: string[]): Promise<Ran> {
    const { WAGELEDGER_TOKEN: _token, NODE_OPTIONS: _options, ...env } = process.env;
    return new Promise((resolve) => {
      execFile(
        process.execPath,
        [bin, ...args, '--data-dir', stack.dataDir],
        { env, timeout: 60_000 },
        (fault, out, err) => resolve({ code: fault === null ? 0 : Number(fault.code ?? -1), out, err }),
      );
    });
  }

  const grantBonus = () =>
    stack.rest.submit('finance', '/v1/departments/sales/employees/T-1/bonuses', {
      amount: { amount: '1.00', currency: 'EUR' },
      payDate: '2026-11-30',
    });

  async function file(name: string, lines: readonly string[]): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, `${lines.join('\n')}\n`);
    return path;
  }

  it('submits a hire and a salary, follows them into the books and shows the pay', async () => {
    const hired = await wageledger('submit', 'hire', 'engineering', 'E-1', '--date', '2026-11-01');
    expect(hired).toMatchObject({ code: 0, err: '' });
    const amount = ['--amount', '60000.00 EUR', '--per', 'year', '--date', '2026-11-01'];
    const salary = ['submit', 'salary', 'engineering', 'E-1', ...amount, '--key', 'salary-E-1'];
    const set = await wageledger(...salary, '--wait', '20');
    expect(set).toMatchObject({ code: 0, err: '' });
    expect(set.out).toContain('pay of E-1 from 2026-11-01 to 2026-11-30: 5000.00 EUR');

    const [updateId = ''] = uuid.exec(set.out) ?? [];
    const status = await wageledger('status', updateId);
    expect(status.out).toContain(`update ${updateId} is applied`);
    expect((await wageledger(...salary)).out).toContain(updateId);

    const pay = await wageledger('pay', 'E-1', '--period', '2026-11');
    expect(pay).toMatchObject({ code: 0, err: '' });
    expect(pay.out).toContain('E-1 of engineering, 2026-11-01 to 2026-11-30: 5000.00 EUR');
    const whole = await wageledger('pay', 'E-1', '--period', '2026-11', '--json');
    expect(JSON.parse(whole.out)).toMatchObject({ gross: [{ amount: '5000.00', currency: 'EUR' }] });
  });

  it('shows what the books took in, from the start of the log on', async () => {
    const { code, out } = await wageledger('tail', '--after', '0:0', '--count', '2', '--json');
    expect(code).toBe(0);
    const changes = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(changes.map(({ type, employeeId }) => [type, employeeId])).toEqual([
      ['employment.started', 'E-1'],
      ['salary.set', 'E-1'],
    ]);
  });

  it('goes on showing what the books take in after payroll-api was killed, each update once', async () => {
    const tail = spawn(process.execPath, [
      bin,
      'tail',
      '--after',
      '0:0',
      '--json',
      '--data-dir',
      stack.dataDir,
    ]);
    try {
      let shown = '';
      tail.stdout.setEncoding('utf8').on('data', (piece: string) => (shown += piece));
      const isShown = ({ updateId }: Accepted) => shown.includes(updateId);
      const before = [await grantBonus(), await grantBonus()];
      await eventually(() => before.every(isShown), { timeoutMs: 20_000 });
      process.kill((await stack.service('payroll-api')).pid, 'SIGKILL');
      const after = [await grantBonus(), await grantBonus()];
      await eventually(() => after.every(isShown), { timeoutMs: 60_000 });
      const changes = shown.trim().split('\n');
      const places = changes.map((line) => placeOf(JSON.parse(line) as Accepted));
      expect(new Set(places).size).toBe(places.length);
      expect(places).toEqual(expect.arrayContaining([...before, ...after].map(placeOf)));
    } finally {
      tail.kill();
    }
  });

  // Planted: whether somebody still reads not asked; the command never ended.
  it('ends with the next update once nobody reads what it shows', async () => {
    const args = [bin, 'tail', '--after', '0:0', '--data-dir', stack.dataDir];
    const piped = spawn('sh', ['-c', '"$0" "$@" | head -n 1', process.execPath, ...args]);
    try {
      let shown = '';
      piped.stdout.setEncoding('utf8').on('data', (piece: string) => (shown += piece));
      await eventually(async () => (await grantBonus(), piped.exitCode === 0), {
        timeoutMs: 20_000,
        intervalMs: 500,
      });
      expect(shown.match(/\n/g)).toHaveLength(1);
    } finally {
      piped.kill();
    }
  });

  it('imports a file, then again with 0 accepted, then with a new line in front with 1', async () => {
    const head = 'type,department,employeeId,amount.amount,amount.currency,per,effectiveDate';
    const row = (id: number) => `salary.set,sales,S-${id},48000.00,EUR,year,2026-11-01`;
    const rows = Array.from({ length: 40 }, (_, id) => row(id));
    const send = async (lines: string[], ...flags: string[]) =>
      wageledger('import', await file('people.csv', [head, ...lines]), '--to', 'hr', ...flags);

    expect((await send(rows, '--dry-run')).out).toContain('40 lines: 40 acceptable (dry run');
    const first = await send(rows);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('40 lines: 40 accepted, 0 known, 0 refused');
    await eventually(
      async () => (await wageledger('pay', 'S-39', '--period', '2026-11')).out.includes('4000.00 EUR'),
      { timeoutMs: 30_000, intervalMs: 500 },
    );
    expect((await send(rows)).out).toContain('40 lines: 0 accepted, 40 known, 0 refused');
    expect((await send([row(99), ...rows])).out).toContain('41 lines: 1 accepted, 40 known, 0 refused');
  });

  it('names line and column of what is wrong in a file, takes the rest, and ends with 1', async () => {
    const csv = await file('faulty.csv', [
      'type,department,employeeId,amount.amount,amount.currency,payDate',
      'bonus.granted,sales,S-1,100.00,EUR,2026-11-30',
      'bonus.granted,sales,S-2,100.001,EUR,2026-02-30',
    ]);
    const { code, out, err } = await wageledger('import', csv, '--to', 'finance');
    expect(code).toBe(1);
    expect(out).toContain(`${csv}:3: column 4 amount.amount: `);
    expect(out).toContain(`${csv}:3: column 6 payDate: `);
    expect(out).toContain('2 lines: 1 accepted, 0 known, 1 refused');
    expect(err).toContain('1 of 2 lines are refused');
    expect((await wageledger('import', join(folder, 'none.csv'), '--to', 'hr')).code).toBe(2);
  });

  it('lists what is held, and lets it count once it is approved', async () => {
    const bonus = ['--amount', '500.00 EUR', '--date', '2026-11-30'];
    const asked = await wageledger('submit', 'bonus', 'sales', 'E-1', ...bonus, '--wait', '20');
    expect(asked.out).toMatch(/^update \S+ is held at /);
    const [updateId = ''] = uuid.exec(asked.out) ?? [];
    const held = await wageledger('held');
    expect(held.out).toContain(updateId);
    expect(held.out).toContain('DEPARTMENT_DIFFERS');

    const approved = await wageledger('approve', updateId, '--reason', 'agreed');
    expect(approved).toMatchObject({ code: 0, err: '' });
    expect(approved.out).toContain('bonus.granted of E-1 in sales is approved');
    expect((await wageledger('pay', 'E-1', '--period', '2026-11')).out).toContain('5500.00 EUR');
    expect((await wageledger('held')).out).toContain('no update waits');
    expect(await wageledger('decline', updateId, '--reason', 'too late')).toMatchObject({
      code: 1,
      err: expect.stringContaining('waits for an approval'),
    });
  });
});
