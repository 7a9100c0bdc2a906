import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from './commands.js';
import { departmentClients } from './department-clients.js';
import { givenOf, runCli } from './run-cli.js';

/** What a command line asks of which server, as which role; the answers are empty, so nothing is shown. */
async function askedBy(...args: string[]): Promise<unknown[]> {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name === name)!;
  const asked: unknown[] = [];
  const step = command.read(givenOf(command, rest));
  await step({
    payrollAs: (role) => ({
      get: async (path) => void asked.push([role, 'GET', path]),
      post: async (path, body) => void asked.push([role, 'POST', path, body]),
    }),
    clients: departmentClients(() => ({ url: 'http://127.0.0.1:9', token: 'none' })),
    print: () => undefined,
    complain: () => undefined,
    hasReader: () => true,
    progress: undefined,
    isJson: false,
    answer: () => undefined,
  }).catch(() => undefined);
  return asked;
}

async function ran(args: string[], env: Record<string, string> = {}) {
  const printed: string[] = [];
  const complaints: string[] = [];
  const code = await runCli(args, {
    env,
    print: (text) => void printed.push(text),
    complain: (text) => void complaints.push(text),
  });
  return { code, printed: printed.join('\n'), complaint: complaints.join('\n') };
}

const because = ['--reason', 'restored'];
const reason = 'restored';

describe('a command line', () => {
  it.each([
    [['partitions'], ['ops', 'GET', '/v1/partitions']],
    [
      ['resume', '3', ...because],
      ['ops', 'POST', '/v1/partitions/3/resume', { reason }],
    ],
    [
      ['skip-to', '3', '9007199254740993', ...because],
      ['ops', 'POST', '/v1/partitions/3/skip-to', { offset: '9007199254740993', reason }],
    ],
    [['rejected'], ['payroll', 'GET', '/v1/rejected-records?limit=50']],
    [
      ['rejected', '--undecided', '--partition', '7', '--limit', '9999'],
      ['payroll', 'GET', '/v1/rejected-records?partition=7&decided=false&limit=500'],
    ],
    [
      ['discard', '3:12', ...because],
      ['payroll', 'POST', '/v1/rejected-records/3/12/discard', { reason }],
    ],
    [
      ['retry', '3:12', ...because],
      ['payroll', 'POST', '/v1/rejected-records/3/12/retry', { reason }],
    ],
    [
      ['retry', '3:12', ...because, '--key', '', '--value', '{"hoursPerWeek":37.50}'],
      [
        'payroll',
        'POST',
        '/v1/rejected-records/3/12/retry',
        { reason, key: '', valueBase64: Buffer.from('{"hoursPerWeek":37.50}').toString('base64') },
      ],
    ],
  ])('%j asks for that, with the token of the role', async (args, request) => {
    expect(await askedBy(...args)).toEqual([request]);
  });

  it('takes a value from a file, byte for byte', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wageledger-cli-'));
    const file = join(folder, 'value.json');
    writeFileSync(file, '{ "payDate": "2026-11-20" }\n');
    const asked = await askedBy('retry', '0:1', ...because, '--value-file', file);
    rmSync(folder, { recursive: true });
    const valueBase64 = Buffer.from('{ "payDate": "2026-11-20" }\n').toString('base64');
    expect(asked).toEqual([['payroll', 'POST', '/v1/rejected-records/0/1/retry', { reason, valueBase64 }]]);
  });

  it.each([
    [['resume', ...because], 'PARTITION is missing', 'resume PARTITION --reason TEXT'],
    [['resume', '3'], '--reason TEXT is missing', 'resume PARTITION --reason TEXT'],
    [['resume', '3', '--reason', ' '], '--reason TEXT is missing', 'resume PARTITION'],
    [['resume', '3', '--reason', 'two\nlines'], 'one line of at most 500', 'resume PARTITION'],
    [['resume', '3', '--reason', '--json'], '--reason', 'resume PARTITION'],
    [['resume', '3', '4', ...because], '4 is one argument too many', 'resume PARTITION'],
    [['resume', '3/../4', ...because], '3/../4 is no partition', 'resume PARTITION'],
    [['skip-to', '3', ...because], 'OFFSET is missing', 'skip-to PARTITION OFFSET --reason TEXT'],
    [['skip-to', '3', '4.5', ...because], '4.5 is no offset', 'skip-to PARTITION OFFSET'],
    [['discard', '3', ...because], '3 is no place', 'discard PLACE --reason TEXT'],
    [['retry', '3:1', ...because, '--value', '{}', '--value-file', 'x'], 'give one', 'retry PLACE'],
    [['retry', '3:1', ...because, '--value', '{"a":1,"a":2}'], '--value is no value', 'retry PLACE'],
    [['retry', '3:1', ...because, '--value', '[]'], 'one JSON object', 'retry PLACE'],
    [['retry', '3:1', ...because, '--value-file', '/nowhere'], '/nowhere cannot be read', 'retry PLACE'],
    [['rejected', '--limit', '0'], '--limit takes a number from 1 to 100000', 'rejected [--partition N]'],
    [['rejected', '--partition', 'x'], 'x is no partition', 'rejected [--partition N]'],
    [['partitions', '--all'], "Unknown option '--all'", 'partitions'],
    [['partitions', '--json=yes'], '--json', 'partitions'],
    [['help', 'payslip'], 'there is no command payslip', 'help [COMMAND]'],
  ])('%j is wrong usage, and the right one is named', async (args, fault, usage) => {
    const { code, printed, complaint } = await ran(args, { WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:9' });
    expect([code, printed]).toEqual([2, '']);
    expect(complaint).toContain(fault);
    expect(complaint.split('\n').at(-1)).toContain(`usage: wageledger ${usage}`);
  });

  it.each([[[]], [['parttions']]])('%j is answered with the commands that there are', async (args) => {
    const { code, complaint } = await ran(args);
    expect(code).toBe(2);
    for (const { name } of commands) expect(complaint).toContain(`\n  ${name} `);
  });

  it('that asks for help is given it, without a server', async () => {
    for (const args of [['help'], ['--help'], ['-h']]) {
      const { code, printed } = await ran(args);
      expect(code).toBe(0);
      for (const { name } of commands) expect(printed).toContain(`\n  ${name} `);
    }
    const expected = {
      code: 0,
      complaint: '',
      printed: expect.stringContaining('resume PARTITION --reason'),
    };
    expect(await ran(['help', 'resume'])).toEqual(expected);
    expect(await ran(['resume', '--help'])).toEqual(expected);
  });
});

describe('the server', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let seen: (string | undefined)[];
  let reply: { status: number; body: string };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'wageledger-cli-'));
    seen = [];
    reply = { status: 200, body: '{"items":[]}' };
    server = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.writeHead(reply.status, { location: '/elsewhere' }).end(reply.body);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const tokens = { ops: 'token-of-ops', payroll: 'token-of-payroll' };
    writeFileSync(join(folder, 'stack.json'), JSON.stringify({ urls: { payroll: url }, tokens }));
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    rmSync(folder, { recursive: true });
  });

  it('and the token of the role come from the folder that is named, also before the environment', async () => {
    const env = { WAGELEDGER_PAYROLL_URL: 'http://127.0.0.1:9', WAGELEDGER_TOKEN: 'other' };
    expect(await ran(['partitions', '--data-dir', folder], env)).toMatchObject({ code: 0 });
    expect(await ran(['rejected', '--data-dir', folder], env)).toMatchObject({ code: 0 });
    expect(seen).toEqual(['Bearer token-of-ops', 'Bearer token-of-payroll']);
  });

  it('and the token come from the environment, both or none', async () => {
    const env = { WAGELEDGER_PAYROLL_URL: `${url}/`, WAGELEDGER_TOKEN: 'mine' };
    expect(await ran(['partitions'], env)).toMatchObject({ code: 0 });
    expect(seen).toEqual(['Bearer mine']);
    for (const half of [{ WAGELEDGER_PAYROLL_URL: url }, { WAGELEDGER_TOKEN: 'mine' }]) {
      const { code, complaint } = await ran(['partitions'], half);
      expect([code, complaint]).toEqual([2, expect.stringContaining('is missing')]);
    }
    expect(seen).toHaveLength(1);
  });

  it('of a folder without a running stack is a failure, with what to do', async () => {
    const { code, complaint } = await ran(['partitions', '--data-dir', join(folder, 'none')]);
    expect([code, complaint]).toEqual([1, expect.stringContaining('npm start -- --data-dir')]);
  });

  it('that does not answer is named, and a decision is not called unmade when it may be kept', async () => {
    const deaf = { WAGELEDGER_PAYROLL_URL: url, WAGELEDGER_TOKEN: 'mine' };
    server.removeAllListeners('request').on('request', (request) => void request.socket.destroy());
    const lost = await ran(['resume', '3', ...because], deaf);
    expect(lost).toMatchObject({ code: 1, complaint: expect.stringContaining('may be kept all the same') });
    await new Promise((done) => server.close(done));
    const away = await ran(['resume', '3', ...because], deaf);
    expect(away).toMatchObject({ code: 1, complaint: expect.stringContaining('ECONNREFUSED') });
    expect(away.complaint).not.toContain('may be kept');
    server = createServer().listen(0);
  });

  it.each([
    [502, '<html>bad gateway</html>'],
    [200, 'welcome'],
    [302, ''],
    [200, '{"things":[]}'],
  ])('that answers %d with %s is no payroll-api', async (status, body) => {
    reply = { status, body };
    const { code, printed, complaint } = await ran(['partitions', '--data-dir', folder]);
    expect([code, printed, complaint.split('\n').length]).toEqual([1, '', 1]);
    expect(seen).toHaveLength(1);
  });

  // Planted: the detail printed as it came; the terminal got the escape.
  it('is not let at the terminal: control characters are shown as escapes, on one line', async () => {
    const detail = 'first\nsecond \u001b[2J\u202eback';
    reply = { status: 409, body: JSON.stringify({ code: 'PARTITION_NOT_HALTED', detail }) };
    const { complaint } = await ran(['partitions', '--data-dir', folder]);
    expect(complaint).toContain('PARTITION_NOT_HALTED: first\\u{a}second \\u{1b}[2J\\u{202e}back');
  });
});
