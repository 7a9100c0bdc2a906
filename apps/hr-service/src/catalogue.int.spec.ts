import { randomUUID } from 'node:crypto';
import { type CatalogueRoute, takesEachRoute } from '../../../test/support/catalogue-routes.js';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { AppModule } from './app.module.js';

const employee = '/v1/departments/legal/employees/E-1';
const update = randomUUID();

const routes: readonly CatalogueRoute[] = [
  [
    '/v1/departments/legal/employees',
    { employeeId: 'E-1', effectiveDate: '2026-11-01', paySchedule: 'biweekly' },
    'hr',
  ],
  [`${employee}/raises`, { percent: '3.5', effectiveDate: '2026-11-01' }, 'hr'],
  [`${employee}/transfers`, { effectiveDate: '2026-11-01', toDepartment: 'sales' }, 'hr'],
  [`${employee}/leavings`, { lastDay: '2026-11-30' }, 'hr'],
  [`${employee}/updates/${update}/reversal`, { reason: 'wrong person' }, 'hr'],
  [`${employee}/updates/${update}/approval`, { reason: 'agreed' }, 'approver'],
  [`${employee}/updates/${update}/decline`, { reason: 'not agreed' }, 'approver'],
];

describe('hr-service and the catalogue', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  takesEachRoute(routes, () => service);

  it.each([
    [`${employee}/raises`, { effectiveDate: '2026-11-01' }, '/percent'],
    [`${employee}/raises`, { percent: '100.0001', effectiveDate: '2026-11-01' }, '/percent'],
    [`${employee}/raises`, { percent: '3.5', effectiveDate: '2026-02-30' }, '/effectiveDate'],
    [`${employee}/transfers`, { effectiveDate: '2026-11-01' }, '/toDepartment'],
    [`${employee}/leavings`, { lastDay: '2026-11-31' }, '/lastDay'],
    [
      '/v1/departments/legal/employees',
      { employeeId: 'E-1', effectiveDate: '2026-11-01', paySchedule: 'bimonthly' },
      '/paySchedule',
    ],
  ])('refuses %s with %j and names the field', async (path, body, pointer) => {
    const before = await service.recordsInLog();
    const answer = await service.post(path, { body, key: randomUUID() });
    expect([answer.status, answer.body['errors']]).toEqual([400, [expect.objectContaining({ pointer })]]);
    expect(await service.recordsInLog()).toBe(before);
  });

  it('refuses an update id in the URL that is none', async () => {
    const path = `${employee}/updates/U-1/reversal`;
    const { status, body } = await service.post(path, { body: { reason: 'x' }, key: randomUUID() });
    expect([status, body['code']]).toEqual([400, 'ID_INVALID']);
  });

  // Planted: nothing and null taken for the same; 202.
  it('takes an approval that says nothing, but not one that says null', async () => {
    const token = await service.token({ roles: ['approver'] });
    const answer = await service.post(`${employee}/updates/${update}/approval`, {
      body: 'null',
      key: randomUUID(),
      token,
    });
    expect([answer.status, answer.body['errors']]).toEqual([400, [expect.objectContaining({ pointer: '' })]]);
  });

  it('takes decisions for departments of the token only', async () => {
    const token = await service.token({ roles: ['approver'], departments: ['sales'] });
    const path = `${employee}/updates/${update}/approval`;
    const { status, body } = await service.post(path, { body: {}, key: randomUUID(), token });
    expect([status, body['code']]).toEqual([403, 'DEPARTMENT_OUT_OF_SCOPE']);
  });
});
