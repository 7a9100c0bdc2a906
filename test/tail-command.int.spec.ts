// `wageledger tail` against a payroll-api in this process, over real books, where what stands between them breaks.
// Planted: the tail taken up again where it once began (updates came twice); half an event taken for a whole one (the command
// ended with 1); only a connection that breaks taken for passing (the command ended where a proxy answered 502).
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../apps/cli/src/run-cli.js';
import { AppModule } from '../apps/payroll-api/src/app.module.js';
import { booksFault } from '../apps/payroll-api/src/books-fault.js';
import { openBooks, type Books } from './support/books.js';
import { cuttingProxy, type CuttingProxy } from './support/cutting-proxy.js';
import { eventually } from './support/eventually.js';
import { startPayrollService, urlOf, type PayrollService } from './support/payroll-service.js';
import { bonusRecord, hireRecord } from './support/records.js';

const patient = { timeoutMs: 25_000 };
let books: Books;
let service: PayrollService;
let folder: string;
let proxy: CuttingProxy | undefined;

beforeEach(async () => {
  books = await openBooks();
  const module = { appModule: AppModule.forRoot, translate: booksFault };
  service = await startPayrollService(module, await urlOf(books.database));
  folder = await mkdtemp(join(tmpdir(), 'wageledger-tail-'));
});
afterEach(async () => {
  await proxy?.close();
  await service.stop();
  await books.close();
  await rm(folder, { recursive: true });
});

/** Follows the books through the proxy until there are `count`; `shown` are the offsets so far. */
async function tailing(through: CuttingProxy, count: number, ...flags: string[]) {
  const tokens = { payroll: await service.tokenOf('payroll') };
  await writeFile(join(folder, 'stack.json'), JSON.stringify({ urls: { payroll: through.url }, tokens }));
  const shown: string[] = [];
  const complaints: string[] = [];
  const args = ['tail', '--json', '--count', String(count), ...flags, '--data-dir', folder];
  const ended = runCli(args, {
    env: {},
    print: (text) => void shown.push((JSON.parse(text) as { offset: string }).offset),
    complain: (text) => void complaints.push(text),
  });
  return { shown, complaints, ended };
}

const offsets = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => String(from + at));
const bonuses = (from: number, to: number) =>
  offsets(from, to).map((offset) =>
    bonusRecord({ offset: Number(offset), on: '2026-11-20', amount: '100.00' }),
  );

/** A server that stands where payroll-api will be again, and answers in turn like this. */
async function standIn(answers: { status: number; type: string; body: string }[]): Promise<[Server, string]> {
  let asked = 0;
  const server = createServer((_, response) => {
    const { status, type, body } = answers[asked % answers.length]!;
    asked += 1;
    response.writeHead(status, { 'content-type': type, 'retry-after': '1', connection: 'close' }).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return [server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`];
}

describe('wageledger tail', () => {
  it('shows each update once and in order, however often the stream is cut, in the middle of an event too', async () => {
    await books.applyNext(0, [hireRecord({ offset: 0, on: '2026-01-01' }), ...bonuses(1, 40)]);
    proxy = await cuttingProxy(service.url, (connection) =>
      connection < 6 ? 2_000 + 137 * connection : Number.POSITIVE_INFINITY,
    );
    const { shown, complaints, ended } = await tailing(proxy, 40, '--after', '0:0');
    expect([await ended, complaints]).toEqual([0, []]);
    expect(proxy.cuts()).toBe(6);
    expect(shown).toEqual(offsets(0, 40));
  }, 30_000);

  it('goes on behind a service that was away, also where something else answers in its place meanwhile', async () => {
    proxy = await cuttingProxy(service.url);
    const { shown, complaints, ended } = await tailing(proxy, 9, '--after', '0:0');
    await books.applyNext(0, bonuses(0, 3));
    await eventually(() => shown.length === 3, patient);
    const busy = { code: 'STREAMS_EXHAUSTED', detail: 'Too many streams are open.' };
    const [server, url] = await standIn([
      { status: 502, type: 'text/html', body: '<h1>Bad Gateway</h1>' },
      { status: 503, type: 'application/problem+json', body: JSON.stringify(busy) },
      { status: 200, type: 'text/event-stream', body: 'id: 0:4\nevent: change\ndata: {"offset":"3' },
    ]);
    let asked = 0;
    server.on('request', () => (asked += 1));
    proxy.leadTo(url);
    await books.applyNext(0, bonuses(3, 6));
    await eventually(() => asked >= 4, patient);
    proxy.leadTo(service.url);
    await eventually(() => shown.length === 6, patient);
    await books.applyNext(0, bonuses(6, 9));
    expect([await ended, complaints]).toEqual([0, []]);
    expect(shown).toEqual(offsets(0, 9));
    server.close();
  }, 60_000);
});
