// Somebody follows a tutorial and writes plain text to the log. It must be kept, told, and stand in nobody's way.
import { join } from 'node:path';
import { avroCodec, encodeUpdate, jsonCodec } from '#libs/contracts';
import { partitionFor, Publisher, type PublishRecord } from '#libs/kafka';
import { eventually } from './support/eventually.js';
import { testBrokers } from './support/kafka.js';
import { pythonWithKafka, runPython } from './support/python.js';
import { repository } from './support/repository.js';
import type { EmployeePay, RejectedRecord } from './support/rest-client.js';
import { Stack } from './support/stack.js';

const KEY = 'employee_id_123';
const VALUE = 'Salary update for employee 123';
const TUTORIAL = `
import sys
from kafka import KafkaProducer
producer = KafkaProducer(bootstrap_servers=sys.argv[1])
sent = producer.send(sys.argv[2], key=b'${KEY}', value=b'${VALUE}').get(timeout=30)
producer.flush()
print(f'{sent.partition}:{sent.offset}')
`;

type Followed = { coordinates: { partition: number; offset: string; outcome: string }[] };

describe('a producer that knows only the topic', () => {
  let stack: Stack;
  let python: string | undefined;
  let at: { partition: number; offset: string };

  beforeAll(async () => {
    stack = await Stack.create();
    [python] = await Promise.all([pythonWithKafka(), stack.start()]);
    const bytes = { partition: 7, key: Buffer.from(KEY), headers: {}, value: Buffer.from(VALUE) };
    const placed =
      python === undefined
        ? await publish(bytes)
        : await runPython(python, ['-c', TUTORIAL, testBrokers().join(','), stack.topic]);
    const [partition = '', offset = ''] = placed.split(':');
    at = { partition: Number(partition), offset };
  });

  afterAll(() => stack?.remove());

  /** What a producer does that knows neither the services nor our headers; gives `partition:offset`. */
  async function publish(record: PublishRecord): Promise<string> {
    const publisher = new Publisher({ brokers: testBrokers(), clientId: 'tutorial', topic: stack.topic });
    try {
      const outcome = await publisher.publish(record);
      if (!outcome.ok) throw new Error(outcome.detail);
      return `${outcome.partition}:${outcome.offset}`;
    } finally {
      await publisher.close();
    }
  }

  async function rejectedAs(role: 'payroll' | 'ops' | 'auditor'): Promise<RejectedRecord | undefined> {
    const path = '/v1/rejected-records';
    const { items } = await stack.rest.read<{ items: RejectedRecord[] }>('payroll', path, role);
    return items.find(({ partition, offset }) => partition === at.partition && offset === at.offset);
  }

  it('finds its record among the rejected ones, with the place, the bytes and the reason', async () => {
    const record = await eventually(() => rejectedAs('payroll'), { timeoutMs: 20_000 });
    expect(record).toMatchObject({
      topic: stack.topic,
      partition: at.partition,
      offset: at.offset,
      key: KEY,
    });
    expect(Buffer.from(record.valueBase64 ?? '', 'base64').toString()).toBe(VALUE);
    expect(record.code).toMatch(/^[A-Z][A-Z_]+$/);
    expect(record.reason).not.toBe('');
  });

  it('shows its bytes to the payroll team alone', async () => {
    const record = await eventually(() => rejectedAs('auditor'), { timeoutMs: 20_000 });
    expect(record).not.toHaveProperty('valueBase64');
  });

  it('does not stop its partition: what comes after it there is paid', async () => {
    await stack.rest.createDepartment('behind-it', [at.partition]);
    const salary = {
      amount: { amount: '3000.00', currency: 'EUR' },
      per: 'month',
      effectiveDate: '2026-11-01',
    };
    const sent = await stack.rest.submit('hr', '/v1/departments/behind-it/employees/emp-1/salary', salary);
    expect(sent.partition).toBe(at.partition);
    expect(BigInt(sent.offset)).toBeGreaterThan(BigInt(at.offset));
    await eventually(async () => (await payOf('emp-1')).gross[0]?.amount === '3000.00', {
      timeoutMs: 20_000,
    });
  });

  it('is paid, and once, when it writes what examples/python writes, also when it repeats itself in the other codec', async () => {
    await stack.rest.createDepartment('abroad', [1, 2, 3]);
    const first = await submitFromAbroad('json');
    const second = await submitFromAbroad('avro');
    expect(first.split(':')[0]).toBe(String(partitionFor('emp-9', [1, 2, 3])));
    expect(second).not.toBe(first);

    const pay = await eventually(
      async () => {
        const found = await payOf('emp-9');
        return found.lines.length > 0 ? found : undefined;
      },
      { timeoutMs: 20_000 },
    );
    expect(pay.gross).toEqual([{ amount: '5000.00', currency: 'EUR' }]);
    expect(pay.lines[0]?.sources.map((source) => `${source.partition}:${source.offset}`)).toContain(first);

    const { updateId } = pay.lines[0]!.sources[0]!;
    const repeated = await eventually(
      async () => {
        const { coordinates } = await stack.rest.read<Followed>('payroll', `/v1/updates/${updateId}`);
        return coordinates.find(({ partition, offset }) => `${partition}:${offset}` === second);
      },
      { timeoutMs: 20_000 },
    );
    expect(repeated.outcome).toBe('duplicate');
  });

  /** By examples/python where Python is there, otherwise the same record by our own publisher; `partition:offset`. */
  async function submitFromAbroad(codec: 'json' | 'avro'): Promise<string> {
    if (python === undefined) return publishSalaryFromAbroad(codec);
    const { urls, tokens } = stack.contract;
    const script = join(repository, 'examples/python/submit_salary.py');
    const target = [
      '--brokers',
      testBrokers().join(','),
      '--topic',
      stack.topic,
      '--payroll-url',
      urls.payroll,
    ];
    const salary = [
      '--department',
      'abroad',
      '--employee',
      'emp-9',
      '--amount',
      '60000.00',
      '--currency',
      'EUR',
    ];
    const args = [
      script,
      ...target,
      ...salary,
      '--effective-date',
      '2026-11-01',
      '--id',
      'raise-2026',
      '--codec',
      codec,
    ];
    return runPython(python, args, { WAGELEDGER_TOKEN: tokens.payroll });
  }

  function publishSalaryFromAbroad(codec: 'json' | 'avro'): Promise<string> {
    const about = { employeeId: 'emp-9', department: 'abroad', source: '/examples/python', actor: 'abroad' };
    const data = {
      amount: { amount: '60000.00', currency: 'EUR' },
      per: 'year',
      effectiveDate: '2026-11-01',
    };
    const update = { type: 'salary.set', ...about, id: 'raise-2026', time: new Date(), data } as const;
    const record = encodeUpdate(update, codec === 'avro' ? avroCodec : jsonCodec);
    return publish({ partition: partitionFor('emp-9', [1, 2, 3]), ...record });
  }

  function payOf(employeeId: string): Promise<EmployeePay> {
    return stack.rest.read<EmployeePay>('payroll', `/v1/employees/${employeeId}/pay?period=2026-11`);
  }
});
