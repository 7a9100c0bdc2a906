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
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

const setPolicy = (policy: unknown, inForceFrom = '2026-11-01', schedule = 'monthly') =>
  service.ask('/v1/pay-policies', { body: { schedule, inForceFrom, policy } });
const itemsOf = ({ body }: PayrollAnswer) => body['items'] as Record<string, unknown>[];
const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

describe('pay policies over REST', () => {
  it('are completed with the defaults, listed, and decide about pay from their date on', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-10-16' }),
      salaryRecord({ offset: 1, on: '2026-10-16', amount: '60000.00' }),
      salaryRecord({ offset: 2, on: '2026-11-16', amount: '72000.00' }),
    ]);
    const set = await setPolicy({ proration: 'WORKING_DAYS' });
    expect(set).toMatchObject({
      status: 201,
      body: {
        schedule: 'monthly',
        inForceFrom: '2026-11-01',
        actor: 'ada',
        policy: {
          proration: 'WORKING_DAYS',
          rounding: 'HALF_UP',
          divisor: '12',
          payday: { daysAfterEnd: -1 },
        },
      },
    });
    await setPolicy({ divisor: '26.1' }, '2026-11-02', 'biweekly');
    const list = await service.ask('/v1/pay-policies?limit=1', { as: 'auditor' });
    expect(itemsOf(list)).toEqual([set.body]);
    const rest = await service.ask(`/v1/pay-policies?cursor=${String(list.body['next'])}`);
    expect(itemsOf(rest)).toMatchObject([{ schedule: 'biweekly', policy: { divisor: '26.1' } }]);
    expect(itemsOf(await service.ask('/v1/pay-policies?schedule=weekly'))).toEqual([]);
    const grossOf = async (period: string) =>
      (await service.ask(`/v1/employees/E-1/pay?period=${period}`)).body['gross'];
    expect(await grossOf('2026-10')).toEqual([{ amount: '2580.65', currency: 'EUR' }]);
    // 10 of 21 workdays at 5000, 11 at 6000.
    expect(await grossOf('2026-11')).toEqual([{ amount: '5523.81', currency: 'EUR' }]);
  });

  it('are refused with the field named', async () => {
    const refusedFields: [unknown, string, string, number][] = [
      [{ proration: 'FIXED_30' }, 'weekly', '/policy/proration', 422],
      [{ divisor: '0' }, 'monthly', '/policy/divisor', 422],
      [{ divisor: 'twelve' }, 'monthly', '/policy/divisor', 422],
      [{ hoursPerYear: '0' }, 'monthly', '/policy/hoursPerYear', 422],
      [{ calendar: { workdays: [], holidays: [] } }, 'monthly', '/policy/calendar/workdays', 422],
      [{ proration: 'GUESSED' }, 'monthly', '/policy/proration', 400],
      [
        { calendar: { workdays: [1], holidays: ['2026-02-30'] } },
        'monthly',
        '/policy/calendar/holidays/0',
        400,
      ],
      [{}, 'bimonthly', '/schedule', 400],
      [{ holiday: 1 }, 'monthly', '/policy/holiday', 400],
    ];
    for (const [policy, schedule, field, status] of refusedFields) {
      const refused = await setPolicy(policy, schedule === 'weekly' ? '2026-11-02' : '2026-11-01', schedule);
      expect([refused.status, ...faultsOf(refused)]).toEqual([status, field]);
    }
    const noStart = await setPolicy({}, '2026-11-15');
    expect(outcomeOf(noStart)).toEqual([422, 'POLICY_REFUSED']);
    expect(faultsOf(noStart)).toEqual(['/inForceFrom']);
    const body = { schedule: 'monthly', inForceFrom: '2026-11-01', policy: {} };
    expect(outcomeOf(await service.ask('/v1/pay-policies', { as: 'hr', body }))).toEqual([
      403,
      'ROLE_NOT_ALLOWED',
    ]);
  });

  it('take force in the future only, once the schedule has a posted run', async () => {
    await service.ask('/v1/pay-runs', { body: { schedule: 'monthly', period: '2020-01' } });
    const past = await setPolicy({}, '2020-02-01');
    expect(outcomeOf(past)).toEqual([422, 'POLICY_REFUSED']);
    expect(faultsOf(past)).toEqual(['/inForceFrom']);
    expect((await setPolicy({}, '2099-02-01')).status).toBe(201);
    expect((await setPolicy({}, '2020-02-03', 'weekly')).status).toBe(201);
  });
});

describe('approval thresholds over REST', () => {
  const threshold = (fields: Record<string, unknown> = {}) => ({
    department: 'sales',
    kind: 'bonus',
    limit: { amount: '5000', currency: 'EUR' },
    inForceFrom: inMinutes(2),
    ...fields,
  });
  const set = (fields: Record<string, unknown> = {}, departments = ['*']) =>
    service.ask('/v1/approval-thresholds', { as: 'approver', departments, body: threshold(fields) });
  beforeEach(() => service.ask('/v1/departments', { as: 'ops', body: { id: 'sales' } }));

  it('are kept with canonical amounts and listed by department', async () => {
    const kept = await set({ inForceFrom: '2099-01-01T00:00:00+01:00' }, ['sales']);
    expect(kept).toMatchObject({
      status: 201,
      body: {
        limit: { amount: '5000.00', currency: 'EUR' },
        inForceFrom: '2098-12-31T23:00:00.000Z',
        actor: 'ada',
      },
    });
    expect((await set({ kind: 'raise', limit: { percent: '3.5' } })).status).toBe(201);
    const list = await service.ask('/v1/approval-thresholds?department=sales&limit=1');
    expect(itemsOf(list)).toEqual([kept.body]);
    const rest = await service.ask(`/v1/approval-thresholds?cursor=${String(list.body['next'])}`);
    expect(itemsOf(rest)).toMatchObject([{ kind: 'raise', limit: { percent: '3.5' } }]);
  });

  it('are refused with the field named', async () => {
    const early = await set({ inForceFrom: inMinutes(0.5) });
    expect(outcomeOf(early)).toEqual([422, 'THRESHOLD_REFUSED']);
    expect(faultsOf(early)).toEqual(['/inForceFrom']);
    for (const [fields, field] of [
      [{ limit: { amount: '1.001', currency: 'EUR' } }, '/limit/amount'],
      [{ limit: { percent: '3.50' }, kind: 'raise' }, '/limit/percent'],
      [{ limit: { percent: '3' }, kind: 'salary' }, '/limit/percent'],
      [{ kind: 'gift' }, '/kind'],
      [{ inForceFrom: '2099-01-01' }, '/inForceFrom'],
    ] as const) {
      const refused = await set(fields);
      expect([...outcomeOf(refused), ...faultsOf(refused)]).toEqual([400, 'BODY_INVALID', field]);
    }
    expect(outcomeOf(await set({ department: 'legal' }))).toEqual([404, 'DEPARTMENT_UNKNOWN']);
    expect(outcomeOf(await set({}, ['legal']))).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
    const asPayroll = await service.ask('/v1/approval-thresholds', { body: threshold() });
    expect(outcomeOf(asPayroll)).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});
