import { PeriodProjection } from '#libs/ledger';
import { openBooks, type Books } from '../../../test/support/books.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { hireRecord, logStartMs, salaryRecord, updateRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
let books: Books;
let service: PayrollService;

const budget = (offset: number, amount: string, start: string, end: string, currency = 'EUR') =>
  updateRecord({ offset, employee: 'sales' }, 'budget.set', {
    amount: { amount, currency },
    period: { start, end },
  });

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(payrollModule, await urlOf(books.database));
  await books.applyNext(0, [
    hireRecord({ offset: 0, on: '2026-10-01' }),
    salaryRecord({ offset: 1, on: '2026-10-01', amount: '60000.00' }),
    hireRecord({ offset: 2, employee: 'E-2', department: 'legal', on: '2026-01-01' }),
    updateRecord({ offset: 3, employee: 'E-2', department: 'legal' }, 'salary.set', {
      amount: { amount: '12000000', currency: 'JPY' },
      per: 'year',
      effectiveDate: '2026-01-01',
    }),
    updateRecord({ offset: 4 }, 'employment.transferred', {
      effectiveDate: '2026-11-16',
      toDepartment: 'legal',
    }),
  ]);
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

const project = () => new PeriodProjection(books.database).rollOn('2026-11-15');

describe('totals', () => {
  const company = {
    period: { id: '2026-11-01', schedule: 'monthly', start: '2026-11-01', end: '2026-11-30' },
    employees: 2,
    gross: [
      { amount: '5000.00', currency: 'EUR' },
      { amount: '1000000', currency: 'JPY' },
    ],
    asOf: { '0': 5 },
    final: true,
    items: [
      {
        department: 'legal',
        employees: 2,
        gross: [
          { amount: '2500.00', currency: 'EUR' },
          { amount: '1000000', currency: 'JPY' },
        ],
      },
      { department: 'sales', employees: 1, gross: [{ amount: '2500.00', currency: 'EUR' }] },
    ],
  };

  // Planted: without the transfers in department-employees, legal paid E-1 nothing.
  it('of the company hold every department, currencies side by side, computed and projected alike', async () => {
    const ask = async () => (await service.ask('/v1/pay/totals?period=2026-11')).body;
    expect(await ask()).toEqual(company);
    const legal = async () => (await service.ask('/v1/departments/legal/totals?period=2026-11')).body;
    const computed = await legal();
    expect(computed).toMatchObject({ department: 'legal', employees: 2, gross: company.items[0]?.gross });
    await project();
    expect(await ask()).toEqual(company);
    expect(await legal()).toEqual(computed);
    const early = await service.ask(
      `/v1/pay/totals?period=2026-11&known_at=${new Date(logStartMs + 1).toISOString()}`,
    );
    expect(early.body).toMatchObject({
      employees: 1,
      items: [{ department: 'sales', gross: [{ amount: '5000.00' }] }],
    });
  });

  it('are refused: of the company to a clerk of some departments, of others to a clerk, of none at all', async () => {
    const asked = (path: string, departments: string[]) => service.ask(path, { as: 'hr', departments });
    expect(outcomeOf(await asked('/v1/pay/totals?period=2026-11', ['sales', 'legal']))).toEqual([
      403,
      'DEPARTMENT_OUT_OF_SCOPE',
    ]);
    expect((await asked('/v1/pay/totals?period=2026-11', ['*'])).status).toBe(200);
    for (const name of ['totals', 'accrual']) {
      expect((await asked(`/v1/departments/sales/${name}?period=2026-11`, ['sales'])).status).toBe(200);
      expect((await asked(`/v1/departments/legal/${name}?period=2026-11`, ['sales'])).status).toBe(403);
      expect(outcomeOf(await service.ask(`/v1/departments/none/${name}?period=2026-11`))).toEqual([
        404,
        'DEPARTMENT_UNKNOWN',
      ]);
      expect(
        outcomeOf(await service.ask(`/v1/departments/sales/${name}?period=2026-11`, { as: 'ops' })),
      ).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
    expect(faultsOf(await service.ask('/v1/departments/sales/accrual?period=2026-11-02'))).toEqual([
      'period',
    ]);
  });
});

describe('accrual', () => {
  // Planted: the periods of weeks looked for around it, before the first date that there is; 500.
  it('of the first month that there is is that of its monthly period, whatever other schedules there are', async () => {
    await books.applyNext(1, [
      hireRecord({ offset: 0, employee: 'E-3', on: '1900-01-01', paySchedule: 'biweekly' }),
    ]);
    await service.ask('/v1/departments', { as: 'ops', body: { id: 'sales' } });
    for (const path of ['departments/sales/accrual', 'departments/sales/totals', 'pay/totals'])
      expect(await service.ask(`/v1/${path}?period=1900-01`)).toMatchObject({
        status: 200,
        body: { period: { start: '1900-01-01', end: '1900-01-31' } },
      });
  });

  it('stands beside each budget that holds the month, in the currency of the budget, since its start', async () => {
    await books.applyNext(0, [
      budget(5, '1.00', '2026-11-01', '2026-11-30'),
      budget(6, '2400.00', '2026-11-01', '2026-11-30'),
      budget(7, '90000.00', '2026-01-01', '2026-12-31'),
      budget(8, '5', '2026-11-01', '2026-11-30', 'JPY'),
      budget(9, '9.00', '2026-12-01', '2026-12-31'),
      budget(10, '9.00', '1900-01-01', '9998-12-31'),
    ]);
    const { body } = await service.ask('/v1/departments/sales/accrual?period=2026-11');
    expect(body).toMatchObject({
      department: 'sales',
      period: { id: '2026-11-01' },
      employees: 1,
      accrued: [{ amount: '2500.00', currency: 'EUR' }],
      asOf: { '0': 11 },
    });
    const budgets = body['budgets'] as Record<string, unknown>[];
    expect(budgets.map(({ source: _, ...rest }) => rest)).toEqual([
      { period: { start: '1900-01-01', end: '9998-12-31' }, amount: { amount: '9.00', currency: 'EUR' } },
      {
        period: { start: '2026-01-01', end: '2026-12-31' },
        amount: { amount: '90000.00', currency: 'EUR' },
        accrued: { amount: '7500.00', currency: 'EUR' },
        remaining: { amount: '82500.00', currency: 'EUR' },
      },
      {
        period: { start: '2026-11-01', end: '2026-11-30' },
        amount: { amount: '2400.00', currency: 'EUR' },
        accrued: { amount: '2500.00', currency: 'EUR' },
        remaining: { amount: '-100.00', currency: 'EUR' },
      },
      {
        period: { start: '2026-11-01', end: '2026-11-30' },
        amount: { amount: '5', currency: 'JPY' },
        accrued: { amount: '0', currency: 'JPY' },
        remaining: { amount: '5', currency: 'JPY' },
      },
    ]);
    expect(budgets[2]?.['source']).toMatchObject({ partition: 0, offset: '6' });
    await project();
    expect((await service.ask('/v1/departments/sales/accrual?period=2026-11')).body).toEqual(body);
    const early = await service.ask(
      `/v1/departments/sales/accrual?period=2026-11&known_at=${new Date(logStartMs + 5).toISOString()}`,
    );
    expect(early.body).toMatchObject({
      budgets: [{ amount: { amount: '1.00' }, remaining: { amount: '-2499.00' } }],
    });
  });
});
