import { connect } from 'node:net';
import { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { eventually } from '../../../test/support/eventually.js';
import { importFile } from '../../../test/support/import-file.js';
import { AppModule } from './app.module.js';

const bonus = (employeeId: string) => ({
  type: 'bonus.granted',
  department: 'sales',
  employeeId,
  amount: { amount: '250.00', currency: 'EUR' },
  payDate: '2026-11-30',
});
const ndjson = (...lines: unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');

describe('the way of an import', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  it.each([
    ['without a name', { name: '' }, 400, 'QUERY_INVALID'],
    ['with a query of its own', { query: '&atomic=true' }, 400, 'QUERY_INVALID'],
    ['as JSON', { type: 'application/json' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['in Latin-1', { type: 'text/csv; charset=iso-8859-1' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
    ['as text', { type: 'text/plain' }, 415, 'CONTENT_TYPE_UNSUPPORTED'],
  ])('refuses a file %s', async (_, options, status, code) => {
    const answer = await importFile(service, '{}', options);
    expect([answer.status, answer.body['code']]).toEqual([status, code]);
  });

  it('refuses CSV at every other route', async () => {
    const token = await service.token();
    const response = await fetch(`${service.url}/v1/departments/sales/employees/E-1/bonuses`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', authorization: `Bearer ${token}`, 'idempotency-key': 'k' },
      body: 'a,b',
    });
    expect(response.status).toBe(415);
  });

  it('tells outcomes while the file is still being sent', async () => {
    const seen: string[] = [];
    async function* slowly(): AsyncGenerator<string> {
      yield ndjson(bonus('W-1'));
      await eventually(() => seen.length > 0);
      yield ndjson(bonus('W-2'));
    }
    const token = await service.token();
    const response = await fetch(`${service.url}/v1/imports?name=slow`, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-ndjson',
        accept: 'application/x-ndjson',
        authorization: `Bearer ${token}`,
      },
      body: Readable.toWeb(Readable.from(slowly())) as ReadableStream,
      duplex: 'half',
    });
    for await (const piece of response.body as unknown as AsyncIterable<Uint8Array>)
      seen.push(Buffer.from(piece).toString());
    expect(seen.join('').trim().split('\n')).toHaveLength(3);
    expect(response.headers.get('location')).toMatch(/^\/v1\/imports\/[0-9a-f-]{36}$/);
  });

  it('can be followed by polling, in a list and as events, by its own client', async () => {
    const { body } = await importFile(service, ndjson(bonus('P-1')), { name: 'followed' });
    const path = `/v1/imports/${String(body['importId'])}`;
    const ask = async (suffix: string, changes = {}): Promise<Response> =>
      fetch(`${service.url}${suffix}`, {
        headers: { authorization: `Bearer ${await service.token(changes)}` },
      });
    expect(await (await ask(path)).json()).toMatchObject({
      name: 'followed',
      state: 'completed',
      accepted: 1,
    });
    expect(await (await ask('/v1/imports?limit=1')).json()).toMatchObject({ items: [{ name: 'followed' }] });
    expect(await (await ask(`${path}/events`)).text()).toMatch(
      /^event: end\ndata: \{.*"state":"completed".*\}\n\n$/,
    );
    expect((await ask(path, { clientId: 'somebody' })).status).toBe(404);
    // Another process of the service knows it from Postgres.
    const another = await service.another();
    const elsewhere = await fetch(`${another.url}${path}`, {
      headers: { authorization: `Bearer ${await service.token()}` },
    });
    expect(await elsewhere.json()).toMatchObject({ state: 'completed', accepted: 1 });
    await another.stop();
  });

  it('calls an import interrupted whose process wrote nothing any more', async () => {
    const { body } = await importFile(service, ndjson(bonus('K-1')));
    const another = await service.another();
    await service.database.query(
      `update import_job set state = 'running', report = report || '{"state":"running"}', updated_at = now() - interval '16 seconds' where import_id = $1`,
      [body['importId']],
    );
    const response = await fetch(`${another.url}/v1/imports/${String(body['importId'])}`, {
      headers: { authorization: `Bearer ${await service.token()}` },
    });
    expect(await response.json()).toMatchObject({
      state: 'interrupted',
      because: expect.stringContaining('gone'),
      accepted: 1,
    });
    await another.stop();
  });

  it('keeps what a sender sent who goes away in the middle, and says that it was interrupted', async () => {
    const from = await service.recordsInLog();
    const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
    const piece = ndjson(bonus('G-1'), bonus('G-2'));
    const head = `POST /v1/imports?name=gone HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-ndjson\r\nauthorization: Bearer ${await service.token()}\r\ntransfer-encoding: chunked\r\n\r\n`;
    socket.write(`${head}${piece.length.toString(16)}\r\n${piece}\r\n`);
    await eventually(async () => (await service.recordsInLog()) === from + 2);
    socket.destroy();
    const job = await eventually(async () => {
      const [row] = await service.database.query<{ report: { state: string } }>(
        `select report from import_job where report ->> 'name' = 'gone' and state <> 'running'`,
      );
      return row?.report;
    });
    expect(job).toMatchObject({
      state: 'interrupted',
      accepted: 2,
      because: 'the connection ended before the file did',
    });
  });

  it('is stopped with its reason when the service stops', async () => {
    const another = await service.another();
    async function* endless(): AsyncGenerator<string> {
      for (let line = 0; ; line += 1) {
        yield ndjson(bonus(`X-${line}`));
        await pause(20);
      }
    }
    const answer = importFile({ url: another.url, token: service.token }, endless(), { name: 'stopped' });
    await eventually(async () => {
      const rows = await service.database.query(
        `select 1 from import_job where report ->> 'name' = 'stopped'`,
      );
      return rows.length > 0;
    });
    await another.stop();
    expect((await answer).body).toMatchObject({
      code: 'IMPORT_INTERRUPTED',
      detail: expect.stringContaining('again under the same name'),
    });
  }, 60_000);

  it('goes on without Postgres, once the departments are known', async () => {
    const another = await startDepartmentService((config) => AppModule.forRoot(config));
    await importFile(another, ndjson(bonus('A-1')));
    await another.dropDatabase();
    const { body } = await importFile(another, ndjson(bonus('A-2'), bonus('A-3')));
    expect(body).toMatchObject({ state: 'completed', accepted: 2, unchecked: 2 });
    await another.stop();
  }, 60_000);
});
