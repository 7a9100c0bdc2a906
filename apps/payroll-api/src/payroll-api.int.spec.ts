import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey, issueToken, type LocalKey, type Role } from '#libs/auth';
import { updateIdOf } from '#libs/contracts';
import { createLogger, createService } from '#libs/platform';
import { openBooks, type Books } from '../../../test/support/books.js';
import { createTestDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import { bonusRecord, hireRecord, rawRecord, salaryRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

type Answer = { status: number; headers: Headers; body: Record<string, unknown> };
type Request = { as?: Role | Role[]; departments?: string[]; body?: unknown; headers?: Record<string, string> };

let folder: string;
let key: LocalKey;
let books: Books;
let app: NestFastifyApplication;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'payroll-api-'));
  key = await createLocalKey();
  await writeFile(join(folder, 'jwks.json'), JSON.stringify(key.publicJwks));
});

afterAll(() => rm(folder, { recursive: true }));

beforeEach(async () => {
  books = await openBooks();
  app = await start(await urlOfBooks());
});

afterEach(async () => {
  await app.close();
  await books.close();
});

/** The service over the database that the books are in. */
async function urlOfBooks(): Promise<string> {
  const [row] = await books.database.query<{ name: string }>('select current_database() as name');
  const url = new URL(process.env['DATABASE_URL']!);
  url.pathname = `/${row!.name}`;
  return url.toString();
}

async function start(databaseUrl: string): Promise<NestFastifyApplication> {
  const config = {
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    logLevel: 'silent',
    scope: { groupId: 'payroll-consumer', topic: 'salary-updates' },
    topicPartitions: 24,
    auth: { jwksFile: join(folder, 'jwks.json'), issuer: 'wageledger-local', audience: 'wageledger' },
  } as unknown as Parameters<typeof AppModule.forRoot>[0];
  const logger = createLogger('payroll-api', 'silent');
  const service = await createService(AppModule.forRoot(config), { logger, translate: booksFault });
  await service.listen(0, '127.0.0.1');
  return service;
}

async function ask(path: string, { as = 'payroll', departments = ['*'], body, headers = {} }: Request = {}): Promise<Answer> {
  const token = await issueToken({
    privateJwk: key.privateJwk,
    subject: 'ada',
    clientId: 'desk',
    roles: [as].flat(),
    departments,
  });
  const response = await fetch(`${await app.getUrl()}${path}`, {
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Record<string, unknown> };
}

const outcome = ({ status, body }: Answer) => [status, body['code']];
const faultsOf = ({ body }: Answer) => (body['errors'] as { pointer: string }[]).map((fault) => fault.pointer);

describe('departments', () => {
  it('are created once, found again, changed and listed page by page', async () => {
    const created = await ask('/v1/departments', { as: 'ops', body: { id: 'sales', name: 'Sales' } });
    expect(created).toMatchObject({ status: 201, body: { id: 'sales', name: 'Sales', partitions: [0], version: 1 } });
    expect(created.headers.get('location')).toBe('/v1/departments/sales');
    expect(await ask('/v1/departments', { as: 'ops', body: { id: 'sales' } })).toMatchObject({ status: 200, body: { version: 1 } });
    const grown = await ask('/v1/departments', { as: 'ops', body: { id: 'sales', partitions: 3 } });
    expect(grown).toMatchObject({ status: 200, body: { partitions: [0, 1, 2], version: 2 } });
    for (const id of ['legal', 'labs']) await ask('/v1/departments', { as: 'ops', body: { id } });
    const first = await ask('/v1/departments?limit=2', { as: 'hr' });
    expect(first.body['items']).toMatchObject([{ id: 'labs' }, { id: 'legal' }]);
    const second = await ask(`/v1/departments?limit=2&cursor=${String(first.body['next'])}`, { as: 'auditor' });
    expect(second.body).toEqual({ items: [{ id: 'sales', name: 'Sales', partitions: [0, 1, 2], version: 2 }] });
    expect((await ask('/v1/departments/sales', { as: 'finance' })).body).toEqual(grown.body);
  });

  it('are refused with the reason: wrong partitions, unknown, malformed, wrong role', async () => {
    const refused = await ask('/v1/departments', { as: 'ops', body: { id: 'sales', partitions: [24] } });
    expect(outcome(refused)).toEqual([400, 'BODY_INVALID']);
    expect(faultsOf(refused)).toEqual(['/partitions']);
    expect(outcome(await ask('/v1/departments', { as: 'payroll', body: { id: 'sales' } }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(outcome(await ask('/v1/departments', { as: 'ops', body: { id: 'sales', actor: 'eve' } }))).toEqual([400, 'BODY_INVALID']);
    expect(outcome(await ask('/v1/departments/sales'))).toEqual([404, 'DEPARTMENT_UNKNOWN']);
    expect(outcome(await ask('/v1/departments/-x'))).toEqual([400, 'ID_INVALID']);
  });
});

describe('pay', () => {
  const november = '/v1/employees/E-1/pay?period=2026-11';

  beforeEach(async () => {
    await books.applyNext(2, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    ]);
  });

  it('of an employee names lines and sources; unknown people are 404', async () => {
    const pay = await ask(november);
    expect(pay).toMatchObject({
      status: 200,
      body: {
        employeeId: 'E-1',
        department: 'sales',
        period: { start: '2026-11-01', end: '2026-11-30' },
        gross: [{ amount: '5000.00', currency: 'EUR' }],
        asOf: { '2': 2 },
        final: true,
        lines: [{ kind: 'base', sources: [{ topic: 'salary-updates', partition: 2, offset: '1', actor: 'clerk@test' }] }],
      },
    });
    expect(pay.headers.get('cache-control')).toBe('no-store');
    expect((await ask('/v1/employees/E-1/pay?period=2026-11-01')).body).toEqual(pay.body);
    expect(outcome(await ask('/v1/employees/E-2/pay?period=2026-11'))).toEqual([404, 'EMPLOYEE_UNKNOWN']);
  });

  it('of a department adds up its people; an unknown department is 404, an empty one is not', async () => {
    const pay = await ask('/v1/departments/sales/pay?period=2026-11');
    expect(pay).toMatchObject({
      status: 200,
      body: { department: 'sales', employees: 1, gross: [{ amount: '5000.00', currency: 'EUR' }], items: [{ employeeId: 'E-1' }] },
    });
    expect(outcome(await ask('/v1/departments/legal/pay?period=2026-11'))).toEqual([404, 'DEPARTMENT_UNKNOWN']);
    await ask('/v1/departments', { as: 'ops', body: { id: 'legal' } });
    expect(await ask('/v1/departments/legal/pay?period=2026-11')).toMatchObject({ status: 200, body: { employees: 0, items: [] } });
  });

  // Planted once: without requireMayReadPay a clerk of legal read the pay of sales.
  it('is for payroll, auditors and approvers, and for departments within their scope', async () => {
    for (const path of [november, '/v1/departments/sales/pay?period=2026-11']) {
      for (const as of ['payroll', 'auditor', 'approver'] as const) {
        expect(await ask(path, { as, departments: [] })).toMatchObject({ status: 200 });
      }
      for (const as of ['hr', 'finance'] as const) {
        expect(await ask(path, { as, departments: ['sales'] })).toMatchObject({ status: 200 });
        expect(await ask(path, { as })).toMatchObject({ status: 200 });
        expect(outcome(await ask(path, { as, departments: ['legal'] }))).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
      }
      expect(outcome(await ask(path, { as: 'ops' }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
  });

  it('is shown to a clerk only where every department that pays is in scope', async () => {
    await books.applyNext(2, [bonusRecord({ offset: 2, employee: 'E-1', department: 'legal', on: '2026-11-20', amount: '1.00' })]);
    const { body } = await ask(november);
    const departments = [...new Set((body['lines'] as { department: string }[]).map((line) => line.department))];
    const seen = await ask(november, { as: 'hr', departments });
    expect(seen.status).toBe(200);
    if (departments.length > 1) expect((await ask(november, { as: 'hr', departments: ['sales'] })).status).toBe(403);
  });

  it('waits for the record that `after` names, and says 503 when it does not come in time', async () => {
    const late = await ask(`${november}&after=2:2`, { headers: { prefer: 'wait=0' } });
    expect(outcome(late)).toEqual([503, 'NOT_YET_APPLIED']);
    expect(late.headers.get('retry-after')).toBe('1');
    const waiting = ask(`${november}&after=2:2`, { headers: { prefer: 'respond-async, wait=20' } });
    await books.applyNext(2, [bonusRecord({ offset: 2, on: '2026-11-20', amount: '100.00' })]);
    expect(await waiting).toMatchObject({ status: 200, body: { gross: [{ amount: '5100.00' }], asOf: { '2': 3 } } });
  });
});

describe('updates', () => {
  it('are pending, applied, rejected or unknown, for every role', async () => {
    const id = (name: string) => updateIdOf('/test/clerk', name);
    expect(await ask(`/v1/updates/${id('one')}?at=0:0`, { as: 'ops' })).toMatchObject({ status: 200, body: { state: 'pending' } });
    const wrong = bonusRecord({ offset: 1, on: '2026-11-20', amount: '5.00', id: 'two' });
    await books.applyNext(0, [
      bonusRecord({ offset: 0, on: '2026-11-20', amount: '5.00', id: 'one' }),
      { ...wrong, value: Buffer.from('{}') },
    ]);
    const applied = { updateId: id('one'), state: 'applied', coordinates: [{ topic: 'salary-updates', partition: 0, offset: '0', outcome: 'applied' }] };
    for (const as of ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const) {
      expect((await ask(`/v1/updates/${id('one')}`, { as, departments: [] })).body).toEqual(applied);
    }
    expect((await ask(`/v1/updates/${id('two')}?at=0:1`)).body).toMatchObject({ state: 'rejected', coordinates: [{ code: 'SCHEMA' }] });
    expect(outcome(await ask(`/v1/updates/${id('three')}`))).toEqual([404, 'UPDATE_UNKNOWN']);
    expect(outcome(await ask('/v1/updates/three'))).toEqual([400, 'ID_INVALID']);
  });
});

describe('rejected records', () => {
  it('show their bytes to payroll alone, and page', async () => {
    await books.applyNext(7, [0, 1, 2].map((offset) => rawRecord(offset, Buffer.from('employee_id_123'), Buffer.from('Salary update for employee 123'))));
    const first = await ask('/v1/rejected-records?limit=2');
    expect(first.body['items']).toMatchObject([
      { partition: 7, offset: '0', code: 'VALUE_NOT_DECODABLE', key: 'employee_id_123', valueBase64: Buffer.from('Salary update for employee 123').toString('base64') },
      { offset: '1' },
    ]);
    const second = await ask(`/v1/rejected-records?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ items: [{ offset: '2' }] });
    for (const as of ['auditor', 'ops'] as const) {
      const { body } = await ask('/v1/rejected-records?partition=7', { as });
      expect(body['items']).toHaveLength(3);
      expect(JSON.stringify(body)).not.toContain('valueBase64');
    }
    expect((await ask('/v1/rejected-records?partition=6')).body).toEqual({ items: [] });
    for (const as of ['hr', 'finance', 'approver'] as const) {
      expect(outcome(await ask('/v1/rejected-records', { as }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
  });
});

describe('parameters', () => {
  it.each([
    ['/v1/employees/E-1/pay', ['period']],
    ['/v1/employees/E-1/pay?perod=2026-11', ['perod', 'period']],
    ['/v1/employees/E-1/pay?period=2026-13', ['period']],
    ['/v1/employees/E-1/pay?period=2026-11-02', ['period']],
    ['/v1/employees/E-1/pay?period=', ['period']],
    ['/v1/employees/E-1/pay?period=2026-11&period=2026-12', ['period']],
    ['/v1/employees/E-1/pay?period=2026-11&after=2', ['after']],
    ['/v1/departments/sales/pay?period=2026-11&limit=0', ['limit']],
    ['/v1/departments/sales/pay?period=2026-11&limit=501', ['limit']],
    ['/v1/departments/sales/pay?period=2026-11&limit=1e1', ['limit']],
    ['/v1/departments/sales/pay?period=2026-11&cursor=nonsense!', ['cursor']],
    ['/v1/departments?cursor=', ['cursor']],
    ['/v1/departments/sales?x=1', ['x']],
    ['/v1/departments?__proto__=1', ['__proto__']],
    ['/v1/rejected-records?partition=-1&cursor=eA', ['cursor', 'partition']],
    [`/v1/updates/${updateIdOf('a', 'b')}?at=1:2:3`, ['at']],
  ])('%s is refused by name', async (path, names) => {
    const answer = await ask(path);
    expect(outcome(answer)).toEqual([400, 'QUERY_INVALID']);
    expect(faultsOf(answer).sort()).toEqual([...names].sort());
  });
});

describe('readiness', () => {
  it('is given once Postgres, directory and positions are read, without a token', async () => {
    const ready = await eventually(async () => {
      const response = await fetch(`${await app.getUrl()}/readyz`);
      return response.status === 200 ? ((await response.json()) as unknown) : undefined;
    });
    expect(ready).toEqual({ status: 'ready', checks: { postgres: { ok: true }, directory: { ok: true }, positions: { ok: true } } });
  });

  it('starts without its database, says which parts are missing, and answers 503 instead of an empty page', async () => {
    const { url, drop } = await createTestDatabase();
    await drop();
    const away = new URL(url);
    away.port = '1';
    await app.close();
    app = await start(away.toString());
    const response = await fetch(`${await app.getUrl()}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({ checks: { postgres: { ok: false }, directory: { ok: false }, positions: { ok: false } } });
    const refused = await ask('/v1/employees/E-1/pay?period=2026-11');
    expect(outcome(refused)).toEqual([503, 'BOOKS_UNAVAILABLE']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(outcome(await ask('/v1/departments'))).toEqual([503, 'BOOKS_UNAVAILABLE']);
  });
});
