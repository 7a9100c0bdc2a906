import { updateIdOf } from '#libs/contracts';
import { openBooks, type Books } from '../../../test/support/books.js';
import { startPayrollService, urlOf, type PayrollService } from '../../../test/support/payroll-service.js';
import { bonusRecord, hireRecord, salaryRecord, updateRecord } from '../../../test/support/records.js';
import { AppModule } from './app.module.js';
import { booksFault } from './books-fault.js';

const payrollModule = { appModule: AppModule.forRoot, translate: booksFault };
const idOf = (id: string) => updateIdOf('/test/clerk', id);
let books: Books;
let service: PayrollService;

beforeEach(async () => {
  books = await openBooks();
  service = await startPayrollService(payrollModule, await urlOf(books.database));
  await books.applyNext(0, [
    hireRecord({ offset: 0, on: '2026-01-01' }),
    salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
    bonusRecord({ offset: 2, department: 'legal', on: '2026-11-20', amount: '100.00' }),
    hireRecord({ offset: 3, employee: 'E-2', department: 'legal', on: '2026-01-01' }),
    bonusRecord({ offset: 4, employee: 'E-2', department: 'labs', on: '2026-11-21', amount: '5.00' }),
  ]);
});

afterEach(async () => {
  await service.stop();
  await books.close();
});

const decide = (
  offset: number,
  type: 'update.approved' | 'update.declined' | 'update.reversed',
  update: string,
  more = {},
) =>
  updateRecord({ offset, actor: 'chief@test', ...more }, type, { update: idOf(update), reason: 'because' });

describe('held updates', () => {
  const held = async (parameters = '', request = {}) =>
    (
      (await service.ask(`/v1/held-updates${parameters}`, request)).body['items'] as { updateId: string }[]
    ).map(({ updateId }) => updateId);

  it('are listed with what they propose and why they wait, until somebody decides', async () => {
    const { body } = await service.ask('/v1/held-updates?department=sales', {
      as: 'approver',
      departments: [],
    });
    expect(body).toEqual({
      items: [
        {
          employeeId: 'E-1',
          updateId: idOf('update-2'),
          type: 'bonus.granted',
          version: 1,
          department: 'legal',
          inForce: 'sales',
          effectiveDate: '2026-11-20',
          recordedAt: expect.any(String),
          actor: 'clerk@test',
          topic: 'salary-updates',
          partition: 0,
          offset: '2',
          value: { amount: { amount: '100.00', currency: 'EUR' }, payDate: '2026-11-20' },
          why: 'DEPARTMENT_DIFFERS',
          detail: expect.any(String),
        },
      ],
    });
    expect(await held()).toEqual([idOf('update-2'), idOf('update-4')]);
    expect(await held('?department=legal')).toEqual([idOf('update-2'), idOf('update-4')]);
    const first = await service.ask('/v1/held-updates?limit=1');
    expect(first.body['items']).toHaveLength(1);
    expect(await held(`?limit=1&cursor=${String(first.body['next'])}`)).toEqual([idOf('update-4')]);
    await books.applyNext(0, [decide(5, 'update.approved', 'update-2')]);
    expect(await held()).toEqual([idOf('update-4')]);
  });

  // Planted: without mayShow the clerk of labs saw the bonus of sales as well.
  it('are shown to clerks where named or falling into their scope', async () => {
    expect(await held('', { as: 'finance', departments: ['labs'] })).toEqual([idOf('update-4')]);
    expect(await held('', { as: 'hr', departments: ['sales'] })).toEqual([idOf('update-2')]);
    const other = await service.ask('/v1/held-updates?department=legal', {
      as: 'hr',
      departments: ['sales'],
    });
    expect(other.status).toBe(403);
  });
});

describe('an update', () => {
  it('is held, declined or reversed as the fold of its employee says', async () => {
    const state = async (id: string) => (await service.ask(`/v1/updates/${idOf(id)}`)).body['state'];
    expect([await state('update-1'), await state('update-2')]).toEqual(['applied', 'held']);
    await books.applyNext(0, [
      decide(5, 'update.declined', 'update-2'),
      decide(6, 'update.reversed', 'update-1'),
      decide(7, 'update.reversed', 'nothing'),
      updateRecord({ offset: 8, employee: 'sales' }, 'budget.set', {
        amount: { amount: '1.00', currency: 'EUR' },
        period: { start: '2026-01-01', end: '2026-12-31' },
      }),
    ]);
    expect([await state('update-1'), await state('update-2')]).toEqual(['reversed', 'declined']);
    expect((await service.ask(`/v1/updates/${idOf('update-7')}`)).body).toMatchObject({
      state: 'applied',
      anomalies: ['ORPHAN_REVERSAL'],
    });
    expect(await state('update-8')).toBe('applied');
  });
});

describe("a record on another department's partition", () => {
  const anomalies = async (path: string) =>
    ((await service.ask(path)).body['anomalies'] as { code: string; detail: string }[]).filter(
      ({ code }) => code === 'OTHER_DEPARTMENTS_PARTITION',
    );
  const paths = ['/v1/employees/E-1/pay?period=2026-11', '/v1/employees/E-1', '/v1/employees/E-1/history'];

  // Planted: with the latest version alone, moving sales away flagged everything that it had sent before.
  it('is flagged where its figures are shown, and not where the department owned the partition once', async () => {
    for (const path of paths) expect(await anomalies(path)).toEqual([]);
    const own = (id: string, partitions: number[]) =>
      service.ask('/v1/departments', { as: 'ops', body: { id, partitions } });
    await own('legal', [0]);
    for (const path of paths) expect(await anomalies(path)).not.toEqual([]);
    expect(await anomalies(paths[0] ?? '')).toMatchObject([
      { detail: 'the update of sales lies at 0:1, a partition of legal' },
    ]);
    await own('sales', [0]);
    for (const path of paths) expect(await anomalies(path)).toEqual([]);
    await own('sales', [1]);
    for (const path of paths) expect(await anomalies(path)).toEqual([]);
  });
});
