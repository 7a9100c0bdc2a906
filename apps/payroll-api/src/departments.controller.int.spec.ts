import { openBooks, type Books } from '../../../test/support/books.js';
import {
  faultsOf,
  outcomeOf,
  startPayrollService,
  urlOf,
  type PayrollService,
} from '../../../test/support/payroll-service.js';
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

describe('departments', () => {
  it('are created once, found again, changed and listed page by page', async () => {
    const created = await service.ask('/v1/departments', { as: 'ops', body: { id: 'sales', name: 'Sales' } });
    expect(created).toMatchObject({
      status: 201,
      body: { id: 'sales', name: 'Sales', partitions: [0], version: 1 },
    });
    expect(created.headers.get('location')).toBe('/v1/departments/sales');
    expect(await service.ask('/v1/departments', { as: 'ops', body: { id: 'sales' } })).toMatchObject({
      status: 200,
      body: { version: 1 },
    });
    const grown = await service.ask('/v1/departments', { as: 'ops', body: { id: 'sales', partitions: 3 } });
    expect(grown).toMatchObject({ status: 200, body: { partitions: [0, 1, 2], version: 2 } });
    for (const id of ['legal', 'labs']) await service.ask('/v1/departments', { as: 'ops', body: { id } });
    const first = await service.ask('/v1/departments?limit=2', { as: 'hr' });
    expect(first.body['items']).toMatchObject([{ id: 'labs' }, { id: 'legal' }]);
    const second = await service.ask(`/v1/departments?limit=2&cursor=${String(first.body['next'])}`, {
      as: 'auditor',
    });
    expect(second.body).toEqual({
      items: [{ id: 'sales', name: 'Sales', partitions: [0, 1, 2], version: 2 }],
    });
    expect((await service.ask('/v1/departments/sales', { as: 'finance' })).body).toEqual(grown.body);
  });

  it('are refused with the reason: wrong partitions, unknown, malformed, wrong role', async () => {
    const refused = await service.ask('/v1/departments', {
      as: 'ops',
      body: { id: 'sales', partitions: [24] },
    });
    expect(outcomeOf(refused)).toEqual([400, 'BODY_INVALID']);
    expect(faultsOf(refused)).toEqual(['/partitions']);
    expect(outcomeOf(await service.ask('/v1/departments', { as: 'payroll', body: { id: 'sales' } }))).toEqual(
      [403, 'ROLE_NOT_ALLOWED'],
    );
    expect(
      outcomeOf(await service.ask('/v1/departments', { as: 'ops', body: { id: 'sales', actor: 'eve' } })),
    ).toEqual([400, 'BODY_INVALID']);
    expect(outcomeOf(await service.ask('/v1/departments/sales'))).toEqual([404, 'DEPARTMENT_UNKNOWN']);
    expect(outcomeOf(await service.ask('/v1/departments/-x'))).toEqual([400, 'ID_INVALID']);
  });
});
