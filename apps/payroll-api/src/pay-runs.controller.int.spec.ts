import { openBooks, type Books } from '../../../test/support/books.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollAnswer,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import { hireRecord, salaryRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
let books: Books;
let service: PayrollService;

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(payrollModule, await urlOf(books.database));
  await books.applyNext(0, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    hireRecord({ offset: 2, employee: 'E-2', department: 'legal', on: '2026-01-01' }),
  ]);
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

const seal = (period: string, schedule = 'monthly'): Promise<PayrollAnswer> =>
  service.ask('/v1/pay-runs', { body: { schedule, period } });
const itemsOf = ({ body }: PayrollAnswer) => body['items'] as Record<string, unknown>[];

describe('pay runs over REST', () => {
  it('are sealed once, found where the answer says, listed, and read page by page', async () => {
    const sealed = await seal('2026-11');
    expect(sealed).toMatchObject({
      status: 201,
      body: {
        schedule: 'monthly',
        period: { id: '2026-11-01', end: '2026-11-30' },
        vector: { 0: 3 },
        employees: 2,
        totals: [{ currency: 'EUR', gross: '5000.00', payable: '5000.00', receivable: '0.00' }],
        actor: 'ada',
      },
    });
    const id = String(sealed.body['id']);
    expect(sealed.headers.get('location')).toBe(`/v1/pay-runs/${id}`);
    expect((await service.ask(`/v1/pay-runs/${id}`, { as: 'auditor' })).body).toEqual(sealed.body);
    const again = await seal('2026-11-01');
    expect(outcomeOf(again)).toEqual([409, 'PAY_RUN_EXISTS']);
    expect(again.body['detail']).toContain(id);
    await seal('2026-12');
    const list = await service.ask('/v1/pay-runs?schedule=monthly&limit=1');
    expect(itemsOf(list)).toMatchObject([{ period: { id: '2026-12-01' } }]);
    const second = await service.ask(`/v1/pay-runs?limit=1&cursor=${String(list.body['next'])}`);
    expect(second.body).toEqual({ items: [sealed.body] });
    const page = await service.ask(`/v1/pay-runs/${id}/statements?limit=1`, { as: 'approver' });
    expect(itemsOf(page)).toMatchObject([
      { employeeId: 'E-1', lines: [{ kind: 'base', periodEarned: '2026-11-01', periodPaid: '2026-11-01' }] },
    ]);
    const rest = await service.ask(`/v1/pay-runs/${id}/statements?cursor=${String(page.body['next'])}`);
    expect(itemsOf(rest)).toMatchObject([{ employeeId: 'E-2', lines: [] }]);
    expect((await service.ask(`/v1/pay-runs/${id}/missed`)).body).toEqual({ employees: [] });
  });

  it('show what they still owe as soon as a backdated update is applied, to whoever may read that pay', async () => {
    await seal('2026-10');
    await books.applyNext(0, [salaryRecord({ offset: 3, on: '2026-10-16', amount: '72000.00' })]);
    const retro = await service.ask('/v1/employees/E-1/retro', { as: 'hr', departments: ['sales'] });
    expect(retro).toMatchObject({
      status: 200,
      body: {
        employeeId: 'E-1',
        asOf: { 0: 4 },
        final: true,
        open: [{ amount: '516.12', currency: 'EUR' }],
        runs: [
          {
            period: { id: '2026-10-01' },
            paid: [{ amount: '5000.00', currency: 'EUR' }],
            recalculated: [{ amount: '5516.12', currency: 'EUR' }],
            lines: [
              {
                kind: 'retro',
                department: 'sales',
                amount: { amount: '516.12', currency: 'EUR' },
                earned: { start: '2026-10-01', end: '2026-10-31' },
                periodEarned: '2026-10-01',
                sources: [{ topic: 'salary-updates', partition: 0, offset: '3' }],
              },
            ],
          },
        ],
      },
    });
    const ask = (employee: string, departments: string[]) =>
      service.ask(`/v1/employees/${employee}/retro`, { as: 'hr', departments });
    expect(outcomeOf(await ask('E-1', ['legal']))).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
    expect(outcomeOf(await ask('E-9', ['legal']))).toEqual([404, 'EMPLOYEE_UNKNOWN']);
    expect((await ask('E-2', ['legal'])).body).toMatchObject({ open: [], runs: [] });
  });

  it('are refused with the reason: no period, no schedule, wrong role, unknown run', async () => {
    for (const [period, schedule, field] of [
      ['2026-13', 'monthly', '/period'],
      ['2026-11-02', 'monthly', '/period'],
      ['2026-11', 'weekly', '/period'],
      ['2026-11', 'bimonthly', '/schedule'],
    ] as const) {
      const refused = await seal(period, schedule);
      expect(outcomeOf(refused)).toEqual([400, 'BODY_INVALID']);
      expect(faultsOf(refused)).toEqual([field]);
    }
    const body = { schedule: 'monthly', period: '2026-11' };
    expect(outcomeOf(await service.ask('/v1/pay-runs', { as: 'finance', body }))).toEqual([
      403,
      'ROLE_NOT_ALLOWED',
    ]);
    const unknown = '/v1/pay-runs/00000000-0000-7000-8000-000000000000';
    for (const path of [unknown, `${unknown}/statements`, `${unknown}/missed`])
      expect(outcomeOf(await service.ask(path))).toEqual([404, 'PAY_RUN_UNKNOWN']);
    expect(outcomeOf(await service.ask('/v1/pay-runs/november'))).toEqual([400, 'ID_INVALID']);
    expect(outcomeOf(await service.ask('/v1/pay-runs?cursor=MQ'))).toEqual([400, 'QUERY_INVALID']);
  });
});
