import { openBooks, type Books } from '../../../test/support/books.js';
import {
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { bonusRecord, hireRecord, salaryRecord, updateRecord } from '../../../test/support/records.js';
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

describe('pay', () => {
  const november = '/v1/employees/E-1/pay?period=2026-11';

  beforeEach(async () => {
    await books.applyNext(2, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    ]);
  });

  it('of an employee names lines and sources; unknown people are 404', async () => {
    const pay = await service.ask(november);
    expect(pay).toMatchObject({
      status: 200,
      body: {
        employeeId: 'E-1',
        department: 'sales',
        period: { start: '2026-11-01', end: '2026-11-30' },
        gross: [{ amount: '5000.00', currency: 'EUR' }],
        asOf: { '2': 2 },
        final: true,
        lines: [
          {
            kind: 'base',
            sources: [{ topic: 'salary-updates', partition: 2, offset: '1', actor: 'clerk@test' }],
          },
        ],
      },
    });
    expect(pay.headers.get('cache-control')).toBe('no-store');
    expect((await service.ask('/v1/employees/E-1/pay?period=2026-11-01')).body).toEqual(pay.body);
    expect(outcomeOf(await service.ask('/v1/employees/E-2/pay?period=2026-11'))).toEqual([
      404,
      'EMPLOYEE_UNKNOWN',
    ]);
  });

  it('of a department adds up its people; an unknown department is 404, an empty one is not', async () => {
    const pay = await service.ask('/v1/departments/sales/pay?period=2026-11');
    expect(pay).toMatchObject({
      status: 200,
      body: {
        department: 'sales',
        employees: 1,
        gross: [{ amount: '5000.00', currency: 'EUR' }],
        items: [{ employeeId: 'E-1' }],
      },
    });
    expect(outcomeOf(await service.ask('/v1/departments/legal/pay?period=2026-11'))).toEqual([
      404,
      'DEPARTMENT_UNKNOWN',
    ]);
    await service.ask('/v1/departments', { as: 'ops', body: { id: 'legal' } });
    expect(await service.ask('/v1/departments/legal/pay?period=2026-11')).toMatchObject({
      status: 200,
      body: { employees: 0, items: [] },
    });
  });

  // Planted once: without requireMayReadPay a clerk of legal read the pay of sales.
  it('is for payroll, auditors and approvers, and for departments within their scope', async () => {
    for (const path of [november, '/v1/departments/sales/pay?period=2026-11']) {
      for (const as of ['payroll', 'auditor', 'approver'] as const) {
        expect(await service.ask(path, { as, departments: [] })).toMatchObject({ status: 200 });
      }
      for (const as of ['hr', 'finance'] as const) {
        expect(await service.ask(path, { as, departments: ['sales'] })).toMatchObject({ status: 200 });
        expect(await service.ask(path, { as })).toMatchObject({ status: 200 });
        expect(outcomeOf(await service.ask(path, { as, departments: ['legal'] }))).toEqual([
          403,
          'DEPARTMENT_OUT_OF_SCOPE',
        ]);
      }
      expect(outcomeOf(await service.ask(path, { as: 'ops' }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
  });

  it('is shown to a clerk only where every department that pays is in scope', async () => {
    const transfer = { effectiveDate: '2026-11-16', toDepartment: 'legal' };
    await books.applyNext(2, [updateRecord({ offset: 2 }, 'employment.transferred', transfer)]);
    const { body } = await service.ask(november);
    expect((body['lines'] as { department: string }[]).map((line) => line.department)).toEqual([
      'sales',
      'legal',
    ]);
    expect(await service.ask(november, { as: 'hr', departments: ['sales', 'legal'] })).toMatchObject({
      status: 200,
    });
    for (const department of ['sales', 'legal']) {
      expect(await service.ask(november, { as: 'hr', departments: [department] })).toMatchObject({
        status: 403,
      });
    }
  });

  it('waits for the record that `after` names, and says 503 when it does not come in time', async () => {
    const late = await service.ask(`${november}&after=2:2`, { headers: { prefer: 'wait=0' } });
    expect(outcomeOf(late)).toEqual([503, 'NOT_YET_APPLIED']);
    expect(late.headers.get('retry-after')).toBe('1');
    const waiting = service.ask(`${november}&after=2:2`, { headers: { prefer: 'respond-async, wait=20' } });
    await books.applyNext(2, [bonusRecord({ offset: 2, on: '2026-11-20', amount: '100.00' })]);
    expect(await waiting).toMatchObject({
      status: 200,
      body: { gross: [{ amount: '5100.00' }], asOf: { '2': 3 } },
    });
  });
});
