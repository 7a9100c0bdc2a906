// Records from abroad that cannot be applied. They are told to whoever listens, also when the consumer is killed in the
// middle of telling; one is corrected by payroll and paid once, one is sent again as it was, and one is discarded.
import { encodeUpdate } from '#libs/contracts';
import { Publisher } from '#libs/kafka';
import { eventually } from './support/eventually.js';
import { followTopic, headerOf, type FollowedRecord } from './support/follow-topic.js';
import { testBrokers } from './support/kafka.js';
import type { Accepted, EmployeePay, RejectedRecord } from './support/rest-client.js';
import { Stack } from './support/stack.js';

type Published = Parameters<Publisher['publish']>[0];
type Decided = Accepted & { code?: string };

const partition = 5;
const patient = { timeoutMs: 30_000 };
const tutorial = {
  key: Buffer.from('employee_id_123'),
  headers: {},
  value: Buffer.from('Salary update for employee 123'),
};

describe('a rejected record', () => {
  let stack: Stack;
  let rejected: { records: FollowedRecord[]; close(): Promise<void> } | undefined;
  let slip: string;
  let poison: string;

  beforeAll(async () => {
    // The consumer dies after its second batch for the rejected topic is acknowledged and before that is written down.
    process.env['WAGELEDGER_FAILPOINTS'] = 'relay.published=kill@2';
    stack = await Stack.create();
    await stack.start();
    rejected = await followTopic(`${stack.topic}.rejected`);
    await stack.rest.createDepartment('abroad', [partition]);
    slip = await publish(bonus('250.001'));
  });

  afterAll(async () => {
    await rejected?.close();
    await stack?.remove();
  });

  const bonus = (amount: string) =>
    encodeUpdate({
      type: 'bonus.granted',
      employeeId: 'emp-5',
      department: 'abroad',
      source: '/abroad',
      id: 'bonus-1',
      actor: 'abroad',
      time: new Date(),
      data: { amount: { amount, currency: 'EUR' }, payDate: '2026-11-20' },
    });

  async function publish(record: Omit<Published, 'partition'>): Promise<string> {
    const publisher = new Publisher({ brokers: testBrokers(), clientId: 'abroad', topic: stack.topic });
    try {
      const outcome = await publisher.publish({ partition, ...record });
      if (!outcome.ok) throw new Error(outcome.detail);
      return outcome.offset;
    } finally {
      await publisher.close();
    }
  }

  const copiesOf = (offset: string): FollowedRecord[] =>
    (rejected?.records ?? []).filter((copy) => headerOf(copy, '__connect.errors.offset') === offset);
  const toldOf = (offset: string, times = 1): Promise<FollowedRecord[]> =>
    eventually(() => (copiesOf(offset).length >= times ? copiesOf(offset) : undefined), patient);
  const listed = async (decided: boolean): Promise<RejectedRecord[]> => {
    const path = `/v1/rejected-records?partition=${partition}&decided=${decided}`;
    return (await stack.rest.read<{ items: RejectedRecord[] }>('payroll', path)).items;
  };
  const decide = (what: 'retry' | 'discard', offset: string, body: object, role: 'payroll' | 'ops' = 'ops') =>
    stack.rest.post<Decided>('payroll', `/v1/rejected-records/${partition}/${offset}/${what}`, body, {
      role,
    });

  it('comes to the rejected topic as it was, with where and why', async () => {
    const [copy] = await toldOf(slip);
    expect(String(copy?.key)).toBe('emp-5');
    expect(copy?.value).toEqual(bonus('250.001').value);
    expect(headerOf(copy!, 'ce_id')).toBe('bonus-1');
    expect(headerOf(copy!, '__connect.errors.topic')).toBe(stack.topic);
    expect(headerOf(copy!, '__connect.errors.partition')).toBe(String(partition));
    expect(headerOf(copy!, '__connect.errors.exception.class.name')).toBe('DECIMALS');
  });

  it('is corrected by payroll and paid, once, however many retry it at a time', async () => {
    expect((await decide('retry', slip, { reason: 'x', key: 'emp-6' })).status).toBe(403);
    const right = { amount: { amount: '250.00', currency: 'EUR' }, payDate: '2026-11-20' };
    const edited = { reason: 'cents are the smallest', value: right };
    const answers = await Promise.all([1, 2, 3].map(() => decide('retry', slip, edited, 'payroll')));
    expect(answers.map(({ status }) => status).sort((left, right) => left - right)).toEqual([202, 409, 409]);
    const sent = answers.find(({ status }) => status === 202)?.body;
    // The producer abroad has noticed too, and sends the corrected bonus under its own number.
    await publish(bonus('250.00'));
    const pay = await stack.rest.read<EmployeePay>(
      'payroll',
      `/v1/employees/emp-5/pay?period=2026-11&after=${partition}:${BigInt(sent?.offset ?? '0') + 1n}`,
    );
    expect(pay.gross).toEqual([{ amount: '250.00', currency: 'EUR' }]);
    expect(pay.lines[0]?.sources).toMatchObject([{ updateId: sent?.updateId, offset: sent?.offset }]);
    expect(await listed(false)).toEqual([]);
    expect(await listed(true)).toMatchObject([
      {
        offset: slip,
        decision: { decision: 'retried', reason: 'cents are the smallest', at: { offset: sent?.offset } },
      },
    ]);
  });

  // Planted: the row marked in a transaction of its own before the publish; the second copy never came.
  it('is told again after kill -9 between telling and writing it down, under the same coordinates', async () => {
    const before = await stack.service('payroll-consumer');
    poison = await publish(tutorial);
    const copies = await toldOf(poison, 2);
    for (const copy of copies) {
      expect(copy).toMatchObject({ key: tutorial.key, value: tutorial.value });
      expect(headerOf(copy, '__connect.errors.topic')).toBe(stack.topic);
      expect(headerOf(copy, '__connect.errors.partition')).toBe(String(partition));
      expect(headerOf(copy, '__connect.errors.exception.message')).toBeTruthy();
    }
    expect((await stack.service('payroll-consumer')).pid).not.toBe(before.pid);
    expect(copiesOf(slip)).toHaveLength(1);
    expect(await listed(false)).toMatchObject([
      { offset: poison, code: 'VALUE_NOT_DECODABLE', valueBase64: tutorial.value.toString('base64') },
    ]);
  });

  it('is sent again as it was by ops, rejected again, and discarded with a reason that stays', async () => {
    const retried = await decide('retry', poison, { reason: 'newer software may know it' });
    expect(retried).toMatchObject({ status: 202, body: { topic: stack.topic, partition } });
    const again = retried.body.offset;
    const [copy] = await toldOf(again);
    expect(copy).toMatchObject({ key: tutorial.key, value: tutorial.value });
    expect(headerOf(copy!, 'wageledger-retry-of')).toBe(`${partition}:${poison}`);
    const reason = 'a try of the tutorial';
    expect((await decide('discard', again, { reason })).status).toBe(200);
    expect(await decide('discard', again, { reason: 'once more' })).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_DECIDED' },
    });
    expect(await decide('retry', poison, { reason: 'once more' })).toMatchObject({
      status: 409,
      body: { code: 'ALREADY_DECIDED' },
    });
    expect(await listed(false)).toEqual([]);
    expect((await listed(true)).at(-1)).toMatchObject({
      offset: again,
      decision: { decision: 'discarded', reason },
    });
  });
});
