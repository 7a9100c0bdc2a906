import { updateIdOf } from '#libs/contracts';
import { openBooks, type Books } from '../../../test/support/books.js';
import { createTestDatabase } from '../../../test/support/databases.js';
import { eventually } from '../../../test/support/eventually.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { bonusRecord, rawRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
let books: Books;
let service: PayrollService;

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(payrollModule, await urlOf(books.database));
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

describe('updates', () => {
  it('are pending, applied, rejected or unknown, for every role', async () => {
    const id = (name: string) => updateIdOf('/test/clerk', name);
    expect(await service.ask(`/v1/updates/${id('one')}?at=0:0`, { as: 'ops' })).toMatchObject({
      status: 200,
      body: { state: 'pending' },
    });
    const wrong = bonusRecord({ offset: 1, on: '2026-11-20', amount: '5.00', id: 'two' });
    await books.applyNext(0, [
      bonusRecord({ offset: 0, on: '2026-11-20', amount: '5.00', id: 'one' }),
      { ...wrong, value: Buffer.from('{}') },
    ]);
    const applied = {
      updateId: id('one'),
      state: 'applied',
      anomalies: ['BONUS_BEFORE_HIRE'],
      coordinates: [{ topic: 'salary-updates', partition: 0, offset: '0', outcome: 'applied' }],
    };
    for (const as of ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const) {
      expect((await service.ask(`/v1/updates/${id('one')}`, { as, departments: [] })).body).toEqual(applied);
    }
    expect((await service.ask(`/v1/updates/${id('two')}?at=0:1`)).body).toMatchObject({
      state: 'rejected',
      coordinates: [{ code: 'SCHEMA' }],
    });
    expect(outcomeOf(await service.ask(`/v1/updates/${id('three')}`))).toEqual([404, 'UPDATE_UNKNOWN']);
    expect(outcomeOf(await service.ask('/v1/updates/three'))).toEqual([400, 'ID_INVALID']);
  });
});

describe('rejected records', () => {
  // Planted once: with values for every role the auditor saw the bytes.
  it('show their bytes to payroll alone, and page', async () => {
    await books.applyNext(
      7,
      [0, 1, 2].map((offset) =>
        rawRecord(offset, Buffer.from('employee_id_123'), Buffer.from('Salary update for employee 123')),
      ),
    );
    const first = await service.ask('/v1/rejected-records?limit=2');
    expect(first.body['items']).toMatchObject([
      {
        partition: 7,
        offset: '0',
        code: 'VALUE_NOT_DECODABLE',
        key: 'employee_id_123',
        valueBase64: Buffer.from('Salary update for employee 123').toString('base64'),
      },
      { offset: '1' },
    ]);
    const second = await service.ask(`/v1/rejected-records?limit=2&cursor=${String(first.body['next'])}`);
    expect(second.body).toMatchObject({ items: [{ offset: '2' }] });
    for (const as of ['auditor', 'ops'] as const) {
      const { body } = await service.ask('/v1/rejected-records?partition=7', { as });
      expect(body['items']).toHaveLength(3);
      expect(JSON.stringify(body)).not.toContain('valueBase64');
    }
    expect((await service.ask('/v1/rejected-records?partition=6')).body).toEqual({ items: [] });
    for (const as of ['hr', 'finance', 'approver'] as const) {
      expect(outcomeOf(await service.ask('/v1/rejected-records', { as }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
  });
});

describe('parameters', () => {
  const refused: [path: string, names: string[]][] = [
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
  ];

  // Planted once: without the list of known names `perod=` and `x=` were answered as if they were not there.
  it('that are unknown, missing, repeated or malformed are refused by name', async () => {
    for (const [path, names] of refused) {
      const answer = await service.ask(path);
      expect([path, ...outcomeOf(answer)]).toEqual([path, 400, 'QUERY_INVALID']);
      expect(faultsOf(answer).sort()).toEqual([...names].sort());
    }
  });
});

describe('readiness', () => {
  it('is given once Postgres, directory and positions are read, without a token', async () => {
    const ready = await eventually(async () => {
      const response = await fetch(`${service.url}/readyz`);
      return response.status === 200 ? response.json() : undefined;
    });
    expect(ready).toEqual({
      status: 'ready',
      checks: { postgres: { ok: true }, directory: { ok: true }, positions: { ok: true } },
    });
  });

  it('starts without its database, says which parts are missing, and answers 503 instead of an empty page', async () => {
    const { url, drop } = await createTestDatabase();
    await drop();
    const away = new URL(url);
    away.port = '1';
    await service.stop();
    service = await startPayrollService(payrollModule, away.toString());
    const response = await fetch(`${service.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      checks: { postgres: { ok: false }, directory: { ok: false }, positions: { ok: false } },
    });
    const refused = await service.ask('/v1/employees/E-1/pay?period=2026-11');
    expect(outcomeOf(refused)).toEqual([503, 'BOOKS_UNAVAILABLE']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(outcomeOf(await service.ask('/v1/departments'))).toEqual([503, 'BOOKS_UNAVAILABLE']);
  });
});
