import { randomUUID } from 'node:crypto';
import { updateIdOf } from '#libs/contracts';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { refusesBadInput } from '../../../test/support/bad-input.js';
import { AppModule } from './app.module.js';

const bonus = { amount: { amount: '500.00', currency: 'EUR' }, payDate: '2026-11-20', code: 'SPOT' };
const path = '/v1/departments/legal/employees/E-1/bonuses';

describe('finance-service', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  it('answers 202 for a bonus with its place in the log', async () => {
    const key = randomUUID();
    const { status, body } = await service.post(path, { body: bonus, key });
    const updateId = updateIdOf('/finance-service/desk', key);
    expect([status, body]).toEqual([202, { updateId, topic: service.topic, partition: 3, offset: '0' }]);
    expect(await service.recordsInLog()).toBe(1);
  }, 20_000);

  it('lets only Finance grant one', async () => {
    const token = await service.token({ roles: ['hr', 'payroll', 'approver', 'auditor', 'ops'] });
    const answer = await service.post(path, { body: bonus, key: randomUUID(), token });
    expect([answer.status, answer.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });

  it('refuses a bonus of nothing', async () => {
    const body = { ...bonus, amount: { amount: '0.00', currency: 'EUR' } };
    const answer = await service.post(path, { body, key: randomUUID() });
    expect([answer.status, answer.body['errors']]).toEqual([
      400,
      [{ pointer: '/amount/amount', detail: 'must be greater than zero' }],
    ]);
  });

  describe('of bad input', () => {
    refusesBadInput({ path, body: bonus, amountText: '500.00', dateField: 'payDate' }, () => service);
  });
});
