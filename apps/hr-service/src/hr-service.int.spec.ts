import { randomUUID } from 'node:crypto';
import { fingerprintOf, updateIdOf } from '#libs/contracts';
import { partitionFor } from '#libs/kafka';
import {
  type Answer,
  type DepartmentService,
  startDepartmentService,
} from '../../../test/support/department-service.js';
import { refusesBadInput } from '../../../test/support/bad-input.js';
import { AppModule } from './app.module.js';

const salary = { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year', effectiveDate: '2026-11-01' };
const salaryOf = (employee: string): string => `/v1/departments/sales/employees/${employee}/salary`;

describe('hr-service', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  /** Posts, and fails where the post has left a record in the log. */
  async function refusalOf(path: string, options: Parameters<DepartmentService['post']>[1]): Promise<Answer> {
    const before = await service.recordsInLog();
    const answer = await service.post(path, options);
    expect(await service.recordsInLog()).toBe(before);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    return answer;
  }

  it('answers 202 with the coordinates of the one record it has put into the log', async () => {
    const key = randomUUID();
    const before = await service.recordsInLog();
    const hire = { employeeId: 'E-1', effectiveDate: '2026-11-01', paySchedule: 'monthly' };
    const { status, body, headers } = await service.post('/v1/departments/sales/employees', {
      body: hire,
      key,
    });
    const updateId = updateIdOf('/hr-service/desk', key);
    const partition = partitionFor('E-1', [1, 2]);
    expect([status, body]).toEqual([
      202,
      { updateId, topic: service.topic, partition, offset: expect.stringMatching(/^\d+$/) },
    ]);
    expect(headers.get('location')).toBe(
      `http://payroll.test/v1/updates/${updateId}?at=${partition}:${String(body['offset'])}`,
    );
    expect(await service.recordsInLog()).toBe(before + 1);
  });

  it('gives the next offset of the partition to the next update of an employee', async () => {
    const first = await service.post(salaryOf('E-2'), { body: salary, key: randomUUID() });
    const second = await service.post(salaryOf('E-2'), { body: salary, key: randomUUID() });
    expect(second.body['partition']).toBe(first.body['partition']);
    expect(BigInt(String(second.body['offset']))).toBe(BigInt(String(first.body['offset'])) + 1n);
  });

  it('answers the same key again with the first answer and sends nothing, also in its quoted form', async () => {
    const first = await service.post(salaryOf('E-3'), { body: salary, key: 'raise-3' });
    const before = await service.recordsInLog();
    const again = await service.post(salaryOf('E-3'), { body: salary, key: '"raise-3"' });
    expect([again.status, again.body, await service.recordsInLog()]).toEqual([202, first.body, before]);
  });

  // Planted: no sharing of sends under way; 50 records.
  it('puts one record into the log for fifty posts of one key at once', async () => {
    const before = await service.recordsInLog();
    const posts = Array.from({ length: 50 }, () =>
      service.post(salaryOf('E-4'), { body: salary, key: 'fifty' }),
    );
    const answers = await Promise.all(posts);
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['offset'])}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(202);
    expect(await service.recordsInLog()).toBe(before + 1);
  });

  it('refuses other content, another employee and another department under a used key', async () => {
    await service.post(salaryOf('E-5'), { body: salary, key: 'used' });
    const other = { ...salary, amount: { amount: '60000.01', currency: 'EUR' } };
    for (const [path, body] of [
      [salaryOf('E-5'), other],
      [salaryOf('E-6'), salary],
      ['/v1/departments/legal/employees/E-5/salary', salary],
    ] as const) {
      const { status, body: problem } = await refusalOf(path, { body, key: 'used' });
      expect([status, problem['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    }
  });

  it('takes another spelling of the same amount as the same content', async () => {
    const first = await service.post(salaryOf('E-7'), { body: salary, key: 'spelling' });
    const again = await service.post(salaryOf('E-7'), {
      body: { ...salary, amount: { amount: '60000', currency: 'EUR' } },
      key: 'spelling',
    });
    expect(again.body).toEqual(first.body);
  });

  // Planted: a source without the client; both posts share one id.
  it('keeps the keys of two clients apart', async () => {
    const token = await service.token({ clientId: 'other-portal' });
    const mine = await service.post(salaryOf('E-8'), { body: salary, key: 'shared' });
    const theirs = await service.post(salaryOf('E-8'), { body: salary, key: 'shared', token });
    expect(theirs.body['updateId']).not.toBe(mine.body['updateId']);
  });

  describe('where the ledger knows the key', () => {
    const content = { type: 'salary.set', version: 1, employeeId: 'E-9', department: 'sales', data: salary };
    const updateId = updateIdOf('/hr-service/desk', 'long-ago');

    beforeAll(async () => {
      await service.database.query(
        `insert into update_winner (update_id, partition, "offset", recorded_at, fingerprint) values ($1, 2, 4711, now(), decode($2, 'hex'))`,
        [updateId, fingerprintOf(content)],
      );
    });

    // Planted: no look-up; a second record is in the log and the answer names that one.
    it('answers with the first coordinates and sends nothing', async () => {
      const before = await service.recordsInLog();
      const { status, body } = await service.post(salaryOf('E-9'), { body: salary, key: 'long-ago' });
      expect([status, body]).toEqual([202, { updateId, topic: service.topic, partition: 2, offset: '4711' }]);
      expect(await service.recordsInLog()).toBe(before);
    });

    it('refuses other content', async () => {
      const second = await service.another();
      const answer = await second.post(salaryOf('E-9'), {
        body: { ...salary, per: 'month' },
        key: 'long-ago',
      });
      await second.stop();
      expect([answer.status, answer.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
    });
  });

  it('refuses a missing or malformed key with 400', async () => {
    for (const key of [undefined, 'two words', 'x'.repeat(256)]) {
      const { status, body } = await refusalOf(salaryOf('E-1'), { body: salary, key });
      expect([status, body['code']]).toEqual([400, 'IDEMPOTENCY_KEY_MISSING']);
    }
  });

  it('refuses an unknown department with 404, also one whose token covers all', async () => {
    const { status, body } = await refusalOf('/v1/departments/atlantis/employees/E-1/salary', {
      body: salary,
      key: 'k',
    });
    expect([status, body['code']]).toEqual([404, 'DEPARTMENT_UNKNOWN']);
  });

  // Planted: submit without requireInScope; the last case is accepted.
  it('refuses requests without a token, with another role, or outside the scope', async () => {
    const cases = [
      [401, 'TOKEN_MISSING', ''],
      [401, 'TOKEN_INVALID', await service.token({ audience: 'elsewhere' })],
      [403, 'ROLE_NOT_ALLOWED', await service.token({ roles: ['finance', 'payroll', 'ops'] })],
      [403, 'DEPARTMENT_OUT_OF_SCOPE', await service.token({ departments: ['legal'] })],
    ] as const;
    for (const [status, code, token] of cases) {
      const answer = await refusalOf(salaryOf('E-1'), { body: salary, key: randomUUID(), token });
      expect([answer.status, answer.body['code']]).toEqual([status, code]);
    }
  });

  it.each([
    ['a negative amount', { ...salary, amount: { amount: '-1.00', currency: 'EUR' } }, ['/amount/amount']],
    ['an actor in the body', { ...salary, actor: 'boss', updateId: 'x' }, ['/actor', '/updateId']],
    ['an hourly salary without hours', { ...salary, per: 'hour' }, ['/hoursPerWeek']],
    [
      'an hourly salary with its hours under another name',
      { ...salary, per: 'hour', hours: '37.5' },
      ['/hours', '/hoursPerWeek'],
    ],
    [
      'several faults',
      { amount: 1, per: 'week', effectiveDate: 'now' },
      ['/amount', '/effectiveDate', '/per'],
    ],
  ])('refuses %s by its JSON pointer and sends nothing', async (_, body, pointers) => {
    const answer = await refusalOf(salaryOf('E-1'), { body, key: randomUUID() });
    expect([answer.status, answer.body['code']]).toEqual([400, 'BODY_INVALID']);
    const errors = answer.body['errors'] as { pointer: string }[];
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual(pointers);
  });

  describe('of bad input', () => {
    const update = {
      path: salaryOf('E-10'),
      body: salary,
      amountText: '60000.00',
      dateField: 'effectiveDate',
    };
    refusesBadInput(update, () => service);
  });

  it('refuses a malformed employee id in the URL', async () => {
    const { status, body } = await refusalOf(salaryOf('E%201'), { body: salary, key: 'k' });
    expect([status, body['code']]).toEqual([400, 'ID_INVALID']);
  });
});

describe('hr-service without its servers', () => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  it('answers 503 with Retry-After while no broker answers, says that the key may be used again, and recovers by itself', async () => {
    const cut = await service.another({ brokers: ['127.0.0.1:1'] });
    const { status, headers, body } = await cut.post(salaryOf('E-1'), { body: salary, key: 'later' });
    expect([status, body['code']]).toEqual([503, 'LOG_UNAVAILABLE']);
    expect(headers.get('retry-after')).toMatch(/^[1-9]\d?$/);
    expect(body['detail']).toContain('same Idempotency-Key');
    const ready = await cut.get('/readyz');
    expect([ready.status, ready.body]).toMatchObject([503, { checks: { log: { ok: false } } }]);
    await cut.stop();
    expect((await service.post(salaryOf('E-1'), { body: salary, key: 'later' })).status).toBe(202);
  }, 40_000);

  // Last: it takes the database away. Planted: the look-up awaited without its bound, and without the memory of the outage.
  it('goes on taking updates while Postgres is away', async () => {
    await service.dropDatabase();
    const started = performance.now();
    const first = await service.post(salaryOf('E-1'), { body: salary, key: randomUUID() });
    const firstMs = performance.now() - started;
    const others = await Promise.all(
      Array.from({ length: 20 }, () => service.post(salaryOf('E-1'), { body: salary, key: randomUUID() })),
    );
    const othersMs = performance.now() - started - firstMs;
    expect([first, ...others].map(({ status }) => status)).toEqual(Array.from({ length: 21 }, () => 202));
    expect(firstMs).toBeLessThan(1_500);
    expect(othersMs).toBeLessThan(1_000);
    expect((await service.get('/readyz')).status).toBe(200);
    const unknown = await service.post('/v1/departments/atlantis/employees/E-1/salary', {
      body: salary,
      key: 'k',
    });
    expect([unknown.status, unknown.body['code']]).toEqual([503, 'DIRECTORY_UNAVAILABLE']);
  }, 30_000);
});
