import { randomUUID } from 'node:crypto';
import { updateIdOf } from '#libs/contracts';
import { type CatalogueRoute, takesEachRoute } from '../../../test/support/catalogue-routes.js';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { AppModule } from './app.module.js';

const employee = '/v1/departments/legal/employees/E-1';
const bonus = randomUUID();
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const november = { start: '2026-11-01', end: '2026-11-30' };

const routes: readonly CatalogueRoute[] = [
  [`${employee}/bonuses`, { percent: '10.00', of: 'annualSalary', payDate: '2026-11-20' }, 'finance'],
  [`${employee}/scheduled-bonuses`, { amount: eur('50'), startDate: '2026-11-15' }, 'finance'],
  [`${employee}/scheduled-bonuses/${bonus}/stop`, { lastDate: '2026-12-15' }, 'finance'],
  [
    `${employee}/adjustments`,
    { amount: eur('-120.00'), code: 'UNPAID', earned: november, payDate: '2026-11-30' },
    'finance',
  ],
  ['/v1/departments/legal/budgets', { amount: eur('50000'), period: november }, 'finance'],
  [`${employee}/updates/${bonus}/reversal`, { reason: 'wrong person' }, 'finance'],
  [`${employee}/updates/${bonus}/approval`, {}, 'approver'],
  [`${employee}/updates/${bonus}/decline`, { reason: 'not agreed' }, 'approver'],
];

describe('finance-service and the catalogue', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  takesEachRoute(routes, () => service);

  it.each([
    [`${employee}/bonuses`, { percent: '10', payDate: '2026-11-20' }, '/of'],
    [`${employee}/bonuses`, { percent: '1000.0001', of: 'annualSalary', payDate: '2026-11-20' }, '/percent'],
    [
      `${employee}/scheduled-bonuses`,
      { amount: eur('50'), startDate: '2026-11-15', lastDate: '2026-11-14' },
      '/lastDate',
    ],
    [
      `${employee}/adjustments`,
      {
        amount: eur('1'),
        code: 'X',
        earned: { start: '2026-11-02', end: '2026-11-01' },
        payDate: '2026-11-30',
      },
      '/earned/end',
    ],
    ['/v1/departments/legal/budgets', { amount: eur('-1'), period: november }, '/amount/amount'],
    [`${employee}/updates/${bonus}/reversal`, {}, '/reason'],
  ])('refuses %s with %j and names the field', async (path, body, pointer) => {
    const before = await service.recordsInLog();
    const answer = await service.post(path, { body, key: randomUUID() });
    expect([answer.status, answer.body['errors']]).toEqual([400, [expect.objectContaining({ pointer })]]);
    expect(await service.recordsInLog()).toBe(before);
  });

  describe('where the ledger knows the update that is decided on', () => {
    const updateId = updateIdOf('/finance-service/desk', 'proposal');
    const salaryId = updateIdOf('/hr-service/desk', 'proposal');
    const decision = (id: string, verb: string) => `${employee}/updates/${id}/${verb}`;

    beforeAll(async () => {
      for (const [offset, id, type] of [
        [1, updateId, 'bonus.granted'],
        [2, salaryId, 'salary.set'],
      ])
        await service.database.query(
          `with winner as (
             insert into update_winner (update_id, partition, "offset", recorded_at, fingerprint)
             values ($1, 3, $2, now(), decode('00', 'hex')))
           insert into entry (partition, "offset", update_id, type, type_version, employee_id, department,
                              effective_date, recorded_at, source, actor, data, fingerprint, key, headers, value, chain)
           values (3, $2, $1, $3, 1, 'E-1', 'legal', '2026-11-20', now(), 's', 'ann', '{}',
                   decode('00', 'hex'), '', '', '', '')`,
          [id, offset, type],
        );
    });

    // Planted: no look at the author; the approval is in the log.
    it.each(['approval', 'decline'])(
      'refuses the %s by its own author, and takes that of somebody else',
      async (verb) => {
        const before = await service.recordsInLog();
        const post = async (subject: string) =>
          service.post(decision(updateId.toUpperCase(), verb), {
            body: { reason: 'looked at' },
            key: randomUUID(),
            token: await service.token({ subject, roles: ['approver'] }),
          });
        const own = await post('ann');
        expect([own.status, own.body['code']]).toEqual([403, 'SELF_APPROVAL']);
        expect(await service.recordsInLog()).toBe(before);
        expect((await post('ben')).status).toBe(202);
      },
    );

    it('lets its author take it back', async () => {
      const token = await service.token({ subject: 'ann', roles: ['finance'] });
      const body = { reason: 'a mistake' };
      const answer = await service.post(decision(updateId, 'reversal'), { body, key: randomUUID(), token });
      expect(answer.status).toBe(202);
    });

    // Planted: no look at the type; Finance reverses a salary.
    it.each(['reversal', 'decline'])(
      'refuses the %s of an update that Human Resources owns',
      async (verb) => {
        const body = { reason: 'not ours' };
        const token = await service.token({ roles: ['finance', 'approver'] });
        const answer = await service.post(decision(salaryId, verb), { body, key: randomUUID(), token });
        expect([answer.status, answer.body['code']]).toEqual([403, 'UPDATE_OF_OTHER_SERVICE']);
      },
    );
  });
});
