import { openBooks, type Books } from '../../../test/support/books.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
import {
  bonusRecord,
  hireRecord,
  logStartMs,
  salaryRecord,
  updateRecord,
} from '../../../test/support/records.js';
import { updateIdOf } from '#libs/contracts';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
const idOf = (id: string) => updateIdOf('/test/clerk', id);
const at = (ms: number) => new Date(logStartMs + ms).toISOString();
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

describe('an employee', () => {
  beforeEach(async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-03-01' }),
      salaryRecord({ offset: 1, on: '2026-03-01', amount: '60000.00' }),
      updateRecord({ offset: 2 }, 'employment.transferred', {
        effectiveDate: '2026-07-01',
        toDepartment: 'legal',
      }),
      salaryRecord({ offset: 3, department: 'legal', on: '2026-09-01', amount: '66000.00' }),
      updateRecord({ offset: 4, department: 'legal' }, 'employment.ended', { lastDay: '2026-12-31' }),
    ]);
  });

  it('stands on a date with department, salary in force, schedule and status', async () => {
    const on = async (date: string) => (await service.ask(`/v1/employees/E-1?effective_on=${date}`)).body;
    expect(await on('2026-02-28')).toMatchObject({ status: 'upcoming', department: 'sales' });
    expect(await on('2026-02-28')).not.toHaveProperty('salary');
    expect(await on('2026-06-30')).toEqual({
      employeeId: 'E-1',
      effectiveOn: '2026-06-30',
      status: 'employed',
      department: 'sales',
      paySchedule: 'monthly',
      employment: { start: '2026-03-01', end: '2026-06-30' },
      salary: {
        amount: { amount: '60000.00', currency: 'EUR' },
        per: 'year',
        start: '2026-03-01',
        end: '2026-08-31',
      },
      held: [],
      anomalies: [],
      asOf: { '0': 5 },
      final: true,
    });
    expect(await on('2026-09-01')).toMatchObject({
      department: 'legal',
      salary: { amount: { amount: '66000.00' } },
    });
    expect(await on('2027-01-01')).toMatchObject({ status: 'left', department: 'legal' });
    const early = await service.ask(`/v1/employees/E-1?effective_on=2026-09-01&known_at=${at(2)}`);
    expect(early.body).toMatchObject({ department: 'legal', salary: { amount: { amount: '60000.00' } } });
    expect(outcomeOf(await service.ask('/v1/employees/E-9'))).toEqual([404, 'EMPLOYEE_UNKNOWN']);
    expect(faultsOf(await service.ask('/v1/employees/E-1?effective_on=2026-02-30'))).toEqual([
      'effective_on',
    ]);
  });

  it('has a history: facts with first and last day, entries with their state, sources with recorded at', async () => {
    const { body } = await service.ask('/v1/employees/E-1/history');
    const facts = body['facts'] as { kind: string; start: string; end: string | null }[];
    expect(facts.map(({ kind, start, end }) => [kind, start, end])).toEqual([
      ['employment', '2026-03-01', '2026-06-30'],
      ['employment', '2026-07-01', '2026-12-31'],
      ['salary', '2026-03-01', '2026-08-31'],
      ['salary', '2026-09-01', '2026-12-31'],
    ]);
    expect(facts[2]).toMatchObject({
      amount: { amount: '60000.00', currency: 'EUR' },
      per: 'year',
      department: 'sales',
      sources: [
        { updateId: idOf('update-1'), partition: 0, offset: '1', actor: 'clerk@test', recordedAt: at(1) },
      ],
    });
    const entries = body['entries'] as { type: string; state: string; recordedAt: string }[];
    expect(entries.map(({ type, state, recordedAt }) => [type, state, recordedAt])).toEqual([
      ['employment.started', 'applied', at(0)],
      ['salary.set', 'applied', at(1)],
      ['employment.transferred', 'applied', at(2)],
      ['salary.set', 'applied', at(3)],
      ['employment.ended', 'applied', at(4)],
    ]);
    const early = await service.ask(`/v1/employees/E-1/history?known_at=${at(1)}`);
    expect(early.body['facts']).toMatchObject([{ end: null }, { end: null }]);
    expect(early.body['entries']).toHaveLength(2);
  });

  // Planted: with facts compared by their text alone, an ended salary was one gone and one added.
  it('has a difference between two states of knowledge: facts added, gone and changed', async () => {
    await books.applyNext(0, [
      bonusRecord({ offset: 5, department: 'legal', on: '2026-10-01', amount: '10.00' }),
      updateRecord({ offset: 6, department: 'legal' }, 'update.reversed', {
        update: idOf('update-3'),
        reason: 'slip',
      }),
    ]);
    const { body } = await service.ask(`/v1/employees/E-1/history?known_at=${at(6)}&against=${at(3)}`);
    expect(body).toMatchObject({
      employeeId: 'E-1',
      added: [{ kind: 'bonus', start: '2026-10-01' }],
      gone: [{ kind: 'salary', start: '2026-09-01' }],
      changed: [
        { before: { kind: 'employment', end: null }, after: { kind: 'employment', end: '2026-12-31' } },
        { before: { kind: 'salary', end: '2026-08-31' }, after: { kind: 'salary', end: '2026-12-31' } },
      ],
    });
    const updates = body['updates'] as { updateId: string; before: string | null; after: string | null }[];
    expect(updates.find(({ updateId }) => updateId === idOf('update-3'))).toMatchObject({
      before: 'applied',
      after: 'reversed',
    });
    expect(updates.filter(({ before }) => before === null)).toHaveLength(3);
    const same = await service.ask(`/v1/employees/E-1/history?known_at=${at(3)}&against=${at(3)}`);
    expect(same.body).toMatchObject({ added: [], gone: [], changed: [], updates: [], final: true });
  });

  // Planted: without requireMayReadPay on these two a clerk of another department read them.
  it('is shown to a clerk of the department in force, the history to one of all its departments', async () => {
    const now = '/v1/employees/E-1?effective_on=2026-08-01';
    const clerk = async (path: string, departments: string[]) =>
      (await service.ask(path, { as: 'hr', departments })).status;
    expect(await clerk(now, ['legal'])).toBe(200);
    expect(await clerk(now, ['sales'])).toBe(403);
    expect(await clerk('/v1/employees/E-1/history', ['legal'])).toBe(403);
    expect(await clerk('/v1/employees/E-1/history', ['legal', 'sales'])).toBe(200);
    for (const path of [now, '/v1/employees/E-1/history', '/v1/employees', '/v1/held-updates']) {
      expect(outcomeOf(await service.ask(path, { as: 'ops' }))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    }
  });
});

describe('employees', () => {
  const ids = async (parameters: string, request = {}) =>
    (
      (await service.ask(`/v1/employees?${parameters}`, request)).body['items'] as { employeeId: string }[]
    ).map(({ employeeId }) => employeeId);

  beforeEach(async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, employee: 'A-1', on: '2020-01-01' }),
      hireRecord({ offset: 1, employee: 'A-2', on: '2020-01-01', department: 'legal' }),
      hireRecord({ offset: 2, employee: 'B-1', on: '2020-01-01' }),
      updateRecord({ offset: 3, employee: 'B-1' }, 'employment.ended', { lastDay: '2021-12-31' }),
      hireRecord({ offset: 4, employee: 'C-1', on: '9000-01-01' }),
      updateRecord({ offset: 5, employee: 'A-1' }, 'employment.transferred', {
        effectiveDate: '2021-01-01',
        toDepartment: 'labs',
      }),
      updateRecord({ offset: 6, employee: 'sales' }, 'budget.set', {
        amount: { amount: '1.00', currency: 'EUR' },
        period: { start: '2026-01-01', end: '2026-12-31' },
      }),
    ]);
  });

  const name = (
    employee: string,
    text: string,
    as: 'hr' | 'payroll' | 'finance' = 'hr',
    departments = ['*'],
  ) =>
    service.ask(`/v1/employees/${employee}/profile`, {
      method: 'PUT',
      as,
      departments,
      body: { name: text },
    });

  it('are found by id, name, department and status today, page by page', async () => {
    expect(await ids('')).toEqual(['A-1', 'A-2', 'B-1', 'C-1']);
    expect(await ids('query=a-')).toEqual(['A-1', 'A-2']);
    expect(await ids('department=labs')).toEqual(['A-1']);
    expect(await ids('department=sales')).toEqual(['B-1', 'C-1']);
    expect(await ids('department=sales&status=left')).toEqual(['B-1']);
    expect(await ids('status=upcoming')).toEqual(['C-1']);
    await name('A-2', 'Zoë 100% Müller');
    for (const query of ['zoë', '100%25', 'MÜLLER', 'Zoe%CC%88'])
      expect(await ids(`query=${query}`)).toEqual(['A-2']);
    expect(await ids('query=%25')).toEqual(['A-2']);
    expect(await ids('query=_')).toEqual([]);
    const first = await service.ask('/v1/employees?limit=3');
    const next = String(first.body['next']);
    expect(await ids(`limit=3&cursor=${next}`)).toEqual(['C-1']);
    expect((await service.ask('/v1/employees?limit=4')).body).not.toHaveProperty('next');
  });

  // Planted: without mayShow the clerk of legal found everybody.
  it('are found by a clerk in the departments of the scope alone', async () => {
    expect(await ids('', { as: 'finance', departments: ['legal'] })).toEqual(['A-2']);
    expect(
      (await service.ask('/v1/employees?department=labs', { as: 'hr', departments: ['legal'] })).status,
    ).toBe(403);
    expect(await ids('', { as: 'approver', departments: [] })).toHaveLength(4);
  });

  it('have a name that changes and can be erased without a trace', async () => {
    expect(await name('A-1', '  Ada  ')).toMatchObject({
      status: 200,
      body: { employeeId: 'A-1', name: 'Ada' },
    });
    await name('A-1', 'Ada Lovelace', 'payroll', []);
    expect((await service.ask('/v1/employees/A-1')).body).toMatchObject({
      name: 'Ada Lovelace',
      department: 'labs',
    });
    expect((await service.ask('/v1/employees/A-1/profile', { method: 'DELETE', as: 'hr' })).status).toBe(204);
    expect((await service.ask('/v1/employees/A-1')).body).not.toHaveProperty('name');
    expect((await service.ask('/v1/employees/A-1/profile', { method: 'DELETE', as: 'hr' })).status).toBe(204);
    const [row] = await books.database.query<{ rows: string }>(
      'select count(*) as rows from employee_profile',
    );
    expect(row?.rows).toBe('0');
    expect(outcomeOf(await name('A-1', 'Ada', 'finance'))).toEqual([403, 'ROLE_NOT_ALLOWED']);
    expect(outcomeOf(await name('A-1', 'Ada', 'hr', ['legal']))).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
    expect(outcomeOf(await name('Z-9', 'New', 'hr', ['legal']))).toEqual([404, 'EMPLOYEE_UNKNOWN']);
    expect(await name('Z-9', 'New')).toMatchObject({ status: 200 });
    expect(faultsOf(await name('A-1', ' '))).toEqual(['/name']);
  });
});
