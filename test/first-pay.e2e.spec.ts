// The main job on its shortest way: a hire, a salary and a bonus over REST become pay that names its sources.
// Planted: an update id that ignores the Idempotency-Key; the coordinates in the sources no longer agreed.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { ServiceProcess } from './faults/service-process.js';
import { eventually } from './support/eventually.js';
import { freePortBase } from './support/ports.js';
import { repository } from './support/repository.js';
import { RestClient, type Accepted, type EmployeePay } from './support/rest-client.js';
import { Stack } from './support/stack.js';

const employee = '/v1/departments/engineering/employees/emp-1';
const eur = (amount: string): { amount: string; currency: string } => ({ amount, currency: 'EUR' });

describe('first pay', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.create();
    await stack.start();
    await stack.rest.createDepartment('engineering');
  });

  afterAll(() => stack?.remove());

  function payOf(employeeId: string): Promise<EmployeePay> {
    return stack.rest.read<EmployeePay>('payroll', `/v1/employees/${employeeId}/pay?period=2026-11`);
  }

  /** Another finance-service of this product, as a second replica would be. */
  async function startSecondFinance(): Promise<ServiceProcess> {
    const { databaseUrl, kafkaBrokers, urls } = stack.contract;
    const service = ServiceProcess.start({
      product: repository,
      name: 'finance-service',
      port: await freePortBase(1),
      logFile: join(stack.dataDir, 'logs/finance-service-2.log'),
      env: {
        DATABASE_URL: databaseUrl,
        KAFKA_BROKERS: kafkaBrokers,
        WAGELEDGER_TOPIC: stack.topic,
        WAGELEDGER_CONSUMER_GROUP: `payroll-consumer-${stack.topic}`,
        WAGELEDGER_JWKS_FILE: join(stack.dataDir, 'secrets/jwks.json'),
        WAGELEDGER_PAYROLL_URL: urls.payroll,
      },
    });
    await eventually(async () => (await service.ready()).status === 200, { timeoutMs: 30_000 });
    return service;
  }

  it('pays a hired employee salary and bonus, and every line names the updates it comes from', async () => {
    const { rest } = stack;
    const hired = { employeeId: 'emp-1', effectiveDate: '2026-01-01' };
    const started = await rest.submit('hr', '/v1/departments/engineering/employees', hired);
    const salary = { amount: eur('60000.00'), per: 'year', effectiveDate: '2026-01-01' };
    const set = await rest.submit('hr', `${employee}/salary`, salary);
    const bonus = { amount: eur('750.50'), payDate: '2026-11-20', code: 'SPOT' };
    const granted = await rest.submit('finance', `${employee}/bonuses`, bonus);

    const pay = await eventually(
      async () => {
        const found = await payOf('emp-1');
        return found.lines.length === 2 ? found : undefined;
      },
      { timeoutMs: 20_000 },
    );
    expect(pay).toMatchObject({ employeeId: 'emp-1', department: 'engineering', gross: [eur('5750.50')] });
    expect(started.topic).toBe(stack.topic);
    const lineOf = (kind: string) => pay.lines.find((line) => line.kind === kind);
    expect(lineOf('base')?.amount).toEqual(eur('5000.00'));
    expect(lineOf('base')?.sources).toContainEqual(expect.objectContaining({ ...coordinates(set) }));
    expect(lineOf('bonus')?.amount).toEqual(eur('750.50'));
    expect(lineOf('bonus')?.sources).toEqual([expect.objectContaining({ ...coordinates(granted) })]);
  });

  it('pays a bonus once that was sent twice under one Idempotency-Key', async () => {
    const { rest } = stack;
    const key = randomUUID();
    const path = '/v1/departments/engineering/employees/emp-2';
    await rest.submit('hr', `${path}/salary`, {
      amount: eur('4000.00'),
      per: 'month',
      effectiveDate: '2026-11-01',
    });
    const bonus = { amount: eur('100.00'), payDate: '2026-11-30' };
    const first = await rest.submit('finance', `${path}/bonuses`, bonus, key);
    await eventually(async () => (await payOf('emp-2')).gross[0]?.amount === '4100.00', {
      timeoutMs: 20_000,
    });
    const again = await rest.submit('finance', `${path}/bonuses`, bonus, key);
    expect(again.updateId).toBe(first.updateId);

    // A later update of the same partition: once it is paid, whatever the repeated one did has been done as well.
    await rest.submit('finance', `${path}/bonuses`, { amount: eur('1.00'), payDate: '2026-11-30' });
    await eventually(async () => (await payOf('emp-2')).lines.length >= 3, { timeoutMs: 20_000 });
    expect((await payOf('emp-2')).gross).toEqual([eur('4101.00')]);
  });

  it('refuses other content under a used Idempotency-Key', async () => {
    const key = randomUUID();
    const bonuses = '/v1/departments/engineering/employees/emp-3/bonuses';
    const first = await stack.rest.submit(
      'finance',
      bonuses,
      { amount: eur('10.00'), payDate: '2026-11-30' },
      key,
    );
    await eventually(
      async () => (await stack.rest.get('payroll', `/v1/updates/${first.updateId}`)).status === 200,
    );
    const options = { role: 'finance', key } as const;
    const other = { amount: eur('20.00'), payDate: '2026-11-30' };
    const answer = await stack.rest.post<{ code: string }>('finance', bonuses, other, options);
    expect([answer.status, answer.body.code]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);
  });

  describe('for a client that asks to wait', () => {
    type Waited = Accepted & { state: string; pay?: EmployeePay; code?: string };
    const bonuses = '/v1/departments/engineering/employees/emp-4/bonuses';
    const bonus = { amount: eur('75.00'), payDate: '2026-11-30' };
    const waiting = { role: 'finance', prefer: 'wait=20' } as const;

    beforeAll(async () => {
      const salary = { amount: eur('3000.00'), per: 'month', effectiveDate: '2026-01-01' };
      await stack.rest.submit('hr', '/v1/departments/engineering/employees/emp-4/salary', salary);
    });

    // Planted: the pay read before the record is in the books; the figure was 3000.00, without the bonus. The record not waited
    // for; the answer was 202.
    it('answers 201 with the pay that the bonus leads to', async () => {
      const answer = await stack.rest.post<Waited>('finance', bonuses, bonus, waiting);
      expect([answer.status, answer.headers.get('preference-applied')]).toEqual([201, 'wait=20']);
      expect(answer.body).toMatchObject({ state: 'applied', pay: { gross: [eur('3075.00')] } });
      expect(answer.headers.get('location')).toContain(`/v1/updates/${answer.body.updateId}`);
      const lines = answer.body.pay?.lines ?? [];
      expect(lines.flatMap(({ sources }) => sources.map(({ updateId }) => updateId))).toContain(
        answer.body.updateId,
      );
    });

    // Planted: every state told with 201; the held bonus was answered 201, as a paid one is.
    it('answers 202 and says held where the update waits for an approval', async () => {
      await stack.rest.createDepartment('labs');
      const foreign = '/v1/departments/labs/employees/emp-4/bonuses';
      const { status, body } = await stack.rest.post<Waited>('finance', foreign, bonus, waiting);
      expect([status, body.state, body.pay]).toEqual([202, 'held', undefined]);
    });

    // Planted: an update that lost to another one of its key told as not applied yet; that service answered 202.
    it('pays one of fifty bonuses posted at once under one key at two services, and refuses the others', async () => {
      const second = await startSecondFinance();
      try {
        const services = [
          stack.rest,
          new RestClient({ ...stack.contract.urls, finance: second.url }, stack.contract.tokens),
        ];
        const salary = { amount: eur('3000.00'), per: 'month', effectiveDate: '2026-01-01' };
        await stack.rest.submit('hr', '/v1/departments/engineering/employees/emp-5/salary', salary);
        const path = '/v1/departments/engineering/employees/emp-5/bonuses';
        const amounts = Array.from({ length: 50 }, (_, at) => `${at + 1}.00`);
        const answers = await Promise.all(
          amounts.map((amount, at) =>
            services[at % 2]!.post<Waited>(
              'finance',
              path,
              { ...bonus, amount: eur(amount) },
              { ...waiting, key: 'fifty' },
            ),
          ),
        );
        const outcomes = answers.map(({ status, body }) => `${status} ${body.state ?? body.code}`);
        expect(outcomes.toSorted()).toEqual([
          '201 applied',
          ...amounts.slice(1).map(() => '422 IDEMPOTENCY_KEY_REUSED'),
        ]);
        const taken = amounts[outcomes.indexOf('201 applied')] ?? '';
        const { lines } = await payOf('emp-5');
        expect(lines.map(({ kind, amount }) => [kind, amount])).toEqual([
          ['base', eur('3000.00')],
          ['bonus', eur(taken)],
        ]);
      } finally {
        await second.stop();
      }
    });

    // Planted: the same; the time that is over was answered 201.
    it('answers 202 at once and without a state where nobody asked to wait, and pending where the time is over', async () => {
      const plain = await stack.rest.post<Waited>('finance', bonuses, bonus, { role: 'finance' });
      expect([plain.status, plain.body.state]).toEqual([202, undefined]);
      const late = await stack.rest.post<Waited>('finance', bonuses, bonus, { ...waiting, prefer: 'wait=0' });
      expect([late.status, late.body.updateId === undefined]).toEqual([
        late.body.state === 'applied' ? 201 : 202,
        false,
      ]);
    });
  });
});

function coordinates({ updateId, topic, partition, offset }: Accepted): Accepted {
  return { updateId, topic, partition, offset };
}
