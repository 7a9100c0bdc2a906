import { openBooks, type Books } from '../../../test/support/books.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { bonusRecord, hireRecord, logStartMs, salaryRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
const november = '/v1/employees/E-1/pay?period=2026-11';
const sales = '/v1/departments/sales/pay?period=2026-11';
let books: Books;
let service: PayrollService;

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(payrollModule, await urlOf(books.database));
  await books.applyNext(2, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    bonusRecord({ offset: 2, on: '2026-11-20', amount: '100.00', recordedAtMs: logStartMs + 5_000 }),
    bonusRecord({ offset: 3, on: '2026-11-21', amount: '7.00', recordedAtMs: logStartMs + 9_000 }),
  ]);
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

const at = (ms: number) => new Date(logStartMs + ms).toISOString();

describe('pay as far as known', () => {
  it('at an instant is what was recorded until then, of an employee and of a department', async () => {
    const asked: [ms: number, gross: string, final: boolean][] = [
      [4_999, '5000.00', true],
      [5_000, '5100.00', true],
      [8_999, '5100.00', true],
      [9_000, '5107.00', false],
    ];
    for (const [ms, amount, final] of asked) {
      for (const path of [november, sales]) {
        const { status, body } = await service.ask(`${path}&known_at=${at(ms)}`);
        expect([ms, status, body['gross'], body['final']]).toEqual([
          ms,
          200,
          [{ amount, currency: 'EUR' }],
          final,
        ]);
      }
    }
    const before = await service.ask(`${november}&known_at=${at(-1)}`);
    expect(outcomeOf(before)).toEqual([404, 'EMPLOYEE_UNKNOWN']);
  });

  // Planted: with the projection read whatever is known, the department's figures were those of today.
  it('is computed from the entries although the period is projected', async () => {
    await books.database.query(
      `insert into projected_period (schedule, period_start, period_end, filled)
       values ('monthly', '2026-11-01', '2026-12-01', true)`,
    );
    await books.applyNext(2, [bonusRecord({ offset: 4, on: '2026-11-22', amount: '1.00' })]);
    expect((await service.ask(sales)).body).toMatchObject({ gross: [{ amount: '5108.00' }] });
    expect((await service.ask(`${sales}&known_at=${at(5_000)}`)).body).toMatchObject({
      gross: [{ amount: '5100.00' }],
    });
  });

  it('up to an offset vector is what would have been paid knowing only that', async () => {
    await books.applyNext(5, [bonusRecord({ offset: 0, on: '2026-11-25', amount: '50.00', id: 'five' })]);
    for (const path of [november, sales]) {
      expect(await service.ask(`${path}&upTo=2:3`)).toMatchObject({
        body: { gross: [{ amount: '5100.00' }], asOf: { '2': 3 }, final: true },
      });
      expect(await service.ask(`${path}&upTo=2:3,5:1`)).toMatchObject({
        body: { gross: [{ amount: '5150.00' }], asOf: { '2': 3, '5': 1 }, final: true },
      });
      expect(await service.ask(`${path}&upTo=2:40`)).toMatchObject({
        body: { gross: [{ amount: '5107.00' }], asOf: { '2': 4 }, final: false },
      });
    }
  });

  it('takes any RFC 3339 instant with an offset, also one whose plus became a space', async () => {
    const known = await service.ask(`${november}&known_at=${at(5_000)}`);
    const shifted = new Date(logStartMs + 5_000 + 5_400_000).toISOString().replace('Z', '');
    for (const text of [`${shifted}+01:30`, `${shifted}%2B01:30`, `${shifted}999999%2B01:30`]) {
      expect((await service.ask(`${november}&known_at=${text}`)).body).toEqual(known.body);
    }
  });

  it('is refused where the knowledge is none', async () => {
    const refused: [parameters: string, names: string[]][] = [
      ['known_at=2026-11-30', ['known_at']],
      ['known_at=2026-11-30T18:00:00', ['known_at']],
      ['known_at=2026-02-30T18:00:00Z', ['known_at']],
      ['known_at=2026-11-30T24:00:00Z', ['known_at']],
      ['known_at=2026-11-30T18:00:00%2B24:00', ['known_at']],
      ['upTo=1', ['upTo']],
      ['upTo=1:2,1:3', ['upTo']],
      ['upTo=1:2,', ['upTo']],
      [`upTo=1:2&known_at=${at(0)}`, ['upTo']],
    ];
    for (const path of [november, sales]) {
      for (const [parameters, names] of refused) {
        const answer = await service.ask(`${path}&${parameters}`);
        expect([parameters, ...outcomeOf(answer)]).toEqual([parameters, 400, 'QUERY_INVALID']);
        expect(faultsOf(answer)).toEqual(names);
      }
    }
  });
});

describe('an answer', () => {
  // Planted: without the interceptor there was no ETag and every answer was 200.
  it('has a strong ETag, and is not sent again to whoever holds it', async () => {
    for (const path of [november, sales, '/v1/departments/sales/totals?period=2026-11']) {
      const first = await service.ask(path);
      const etag = first.headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{43}"$/);
      for (const held of [etag, `"other", W/${etag}`]) {
        const again = await service.ask(path, { headers: { 'if-none-match': held } });
        expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, {}, etag]);
      }
      expect((await service.ask(path, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    }
    const { headers } = await service.ask(november);
    await books.applyNext(2, [bonusRecord({ offset: 4, on: '2026-11-22', amount: '1.00' })]);
    const changed = await service.ask(november, {
      headers: { 'if-none-match': headers.get('etag') ?? '' },
    });
    expect(changed.status).toBe(200);
  });

  it('of a department waits for the record that `after` names', async () => {
    const late = await service.ask(`${sales}&after=2:4`, { headers: { prefer: 'wait=0' } });
    expect(outcomeOf(late)).toEqual([503, 'NOT_YET_APPLIED']);
    const waiting = service.ask(`${sales}&after=2:4`, { headers: { prefer: 'wait=20' } });
    await books.applyNext(2, [bonusRecord({ offset: 4, on: '2026-11-22', amount: '1.00' })]);
    expect(await waiting).toMatchObject({ status: 200, body: { gross: [{ amount: '5108.00' }] } });
  });
});

describe('a period', () => {
  it('of another schedule is asked for by name, or by the month that pays it', async () => {
    await books.applyNext(3, [
      hireRecord({ offset: 0, employee: 'W-1', on: '2026-01-05', paySchedule: 'weekly', id: 'w0' }),
      salaryRecord({ offset: 1, employee: 'W-1', on: '2026-01-05', amount: '52000.00', id: 'w1' }),
    ]);
    const week = await service.ask('/v1/employees/W-1/pay?period=2026-11-02&schedule=weekly');
    expect(week.body).toMatchObject({
      period: { id: '2026-11-02', schedule: 'weekly', start: '2026-11-02', end: '2026-11-08' },
      gross: [{ amount: '1000.00' }],
    });
    const month = await service.ask('/v1/employees/W-1/pay?period=2026-11');
    expect(month.body).toMatchObject({
      period: { start: '2026-11-01', end: '2026-11-30', schedule: 'all' },
      gross: [{ amount: '4000.00' }],
    });
    // The week that ends on Sunday, 1 November is paid on the Friday before.
    expect((month.body['periods'] as { id: string }[]).map(({ id }) => id)).toEqual([
      '2026-11-02',
      '2026-11-09',
      '2026-11-16',
      '2026-11-23',
    ]);
    expect((await service.ask(sales)).body).toMatchObject({
      employees: 2,
      gross: [{ amount: '9107.00', currency: 'EUR' }],
    });
    expect((await service.ask(`${sales}&schedule=monthly`)).body).toMatchObject({
      gross: [{ amount: '5107.00', currency: 'EUR' }],
    });
    for (const wrong of ['period=2026-11-02', 'period=2026-11-03&schedule=weekly']) {
      expect(faultsOf(await service.ask(`/v1/employees/W-1/pay?${wrong}`))).toEqual(['period']);
    }
  });
});
