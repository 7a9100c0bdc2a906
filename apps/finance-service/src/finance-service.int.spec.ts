import { randomUUID } from 'node:crypto';
import { updateIdOf } from '#libs/contracts';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { refusesBadInput } from '../../../test/support/bad-input.js';
import { AppModule } from './app.module.js';

const bonus = { amount: { amount: '500.00', currency: 'EUR' }, payDate: '2026-11-20', code: 'SPOT' };
const fifty = Array.from({ length: 50 }, (_, at) => at);
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

  // Planted: no sharing of sends under way; 50 records.
  it('puts one record into the log for fifty posts of one key at once', async () => {
    const before = await service.recordsInLog();
    const answers = await Promise.all(fifty.map(() => service.post(path, { body: bonus, key: 'fifty' })));
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['offset'])}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(await service.recordsInLog()).toBe(before + 1);
  });

  // Planted: the content of a send under way not compared; all fifty were answered 202 with the place of one bonus.
  it('takes one of fifty bonuses posted at once under one key, refuses the others, and goes on doing so', async () => {
    const before = await service.recordsInLog();
    const bodies = fifty.map((at) => ({ ...bonus, amount: { amount: `${at + 1}.00`, currency: 'EUR' } }));
    const posted = (body: object) => service.post(path, { body, key: 'fifty-kinds' });
    const answers = await Promise.all(bodies.map(posted));
    const outcomes = answers.map(({ status, body }) =>
      status === 202 ? '202' : `${status} ${String(body['code'])}`,
    );
    expect(outcomes.filter((outcome) => outcome === '202')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === '422 IDEMPOTENCY_KEY_REUSED')).toHaveLength(49);
    const taken = outcomes.indexOf('202');
    const again = await Promise.all(bodies.map(posted));
    expect(again.map(({ status }) => status)).toEqual(fifty.map((at) => (at === taken ? 202 : 422)));
    expect(again[taken]?.body).toEqual(answers[taken]?.body);
    expect(await service.recordsInLog()).toBe(before + 1);
  });

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
