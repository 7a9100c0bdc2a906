// What the running product tells those who run it: numbers that agree with what was sent, a trace that leads from the request
// to the books, and logs in which no amount, no name and no token stands, whatever is sent and whatever breaks.
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Database } from '#libs/database';
import { Publisher } from '#libs/kafka';
import { encodeUpdate } from '#libs/contracts';
import { eventually } from './support/eventually.js';
import { followTopic, headerOf } from './support/follow-topic.js';
import { testBrokers } from './support/kafka.js';
import type { Accepted, EmployeePay } from './support/rest-client.js';
import { Stack } from './support/stack.js';

type Published = Parameters<Publisher['publish']>[0];
type Line = Record<string, unknown> & { msg: string };

const patient = { timeoutMs: 30_000, intervalMs: 200 };
const partition = 5;
const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';

/** Digits and letters that nothing else in a log has. */
const canaries = {
  amount: '31415926.53',
  tooExact: '2718281.8284',
  name: 'Canary Quetzalcoatl',
  token: 'canary.token.uncanny',
  reason: 'canaryReason',
};

describe('what the product tells those who run it', () => {
  let stack: Stack;
  let publisher: Publisher;
  let database: Database;

  beforeAll(async () => {
    stack = await Stack.create();
    await stack.start();
    publisher = new Publisher({ brokers: testBrokers(), clientId: 'abroad', topic: stack.topic });
    database = new Database({ url: stack.contract.databaseUrl, applicationName: 'test', poolSize: 1 });
    await stack.rest.createDepartment('sales', [partition]);
    await stack.rest.createDepartment('cellar', [6]);
  });

  afterAll(async () => {
    await publisher?.close();
    await database?.close();
    await stack?.remove();
  });

  async function publish(record: Omit<Published, 'partition'>): Promise<void> {
    const outcome = await publisher.publish({ partition, ...record });
    if (!outcome.ok) throw new Error(outcome.detail);
  }

  const salary = (amount: string) => ({
    amount: { amount, currency: 'EUR' },
    per: 'year',
    effectiveDate: '2026-01-01',
    reason: canaries.reason,
  });
  const salaryOf = (employee: string, department = 'sales') =>
    `/v1/departments/${department}/employees/${employee}/salary`;
  const abroad = (id: string, amount: string) =>
    encodeUpdate({
      type: 'bonus.granted',
      employeeId: 'emp-1',
      department: 'sales',
      source: '/abroad',
      id,
      actor: 'abroad',
      time: new Date(),
      data: { amount: { amount, currency: 'EUR' }, payDate: '2026-11-20' },
    });
  const isPaid = (employee: string) =>
    eventually(async () => {
      const path = `/v1/employees/${employee}/pay?period=2026-11`;
      return (await stack.rest.get<EmployeePay>('payroll', path)).body.gross?.[0]?.amount;
    }, patient);

  async function consumerUrl(): Promise<string> {
    const line = (await linesOf('payroll-consumer')).find(({ msg }) => msg === 'listening');
    return String(line?.['url']);
  }

  /** A value of the page of a service; the first line that begins like that. */
  async function metric(url: string, beginning: string): Promise<number | undefined> {
    const text = await (await fetch(`${url}/metrics`)).text();
    const line = text.split('\n').find((one) => one.startsWith(beginning));
    return line === undefined ? undefined : Number(line.slice(line.lastIndexOf(' ') + 1));
  }

  async function linesOf(service: string): Promise<Line[]> {
    const text = await readFile(join(stack.dataDir, 'logs', `${service}.log`), 'utf8');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  }

  // Planted: the count in Intake left out; every record that lost counted as a duplicate.
  it('counts what was accepted, published, applied, repeated and rejected', async () => {
    const { hr } = stack.contract.urls;
    const key = randomUUID();
    await stack.rest.submit('hr', salaryOf('emp-1'), salary('60000.00'), key);
    await stack.rest.submit('hr', salaryOf('emp-1'), salary('60000.00'), key);
    await stack.rest.submit('hr', salaryOf('emp-2'), salary('50000.00'));
    for (const [id, amount] of [
      ['a', '10.00'],
      ['a', '10.00'],
      ['a', '11.00'],
      ['b', '10.001'],
    ] as const)
      await publish(abroad(id, amount));
    const consumer = await consumerUrl();
    const outcome = (of: string) => metric(consumer, `wageledger_records_total{outcome="${of}"}`);
    await eventually(async () => (await outcome('rejected')) === 1, patient);
    expect(await Promise.all(['applied', 'duplicate', 'conflict'].map(outcome))).toEqual([3, 1, 1]);
    expect(await metric(hr, 'wageledger_updates_accepted_total{via="request"}')).toBe(3);
    expect(await metric(hr, 'wageledger_records_published_total')).toBe(2);
    expect(await metric(consumer, 'wageledger_accept_to_visible_seconds_count')).toBe(5);
    const sum = (await metric(consumer, 'wageledger_accept_to_visible_seconds_sum')) ?? 0;
    expect([sum > 0, sum < 60]).toEqual([true, true]);
    expect(await metric(consumer, `wageledger_partition_lag_records{partition="${partition}"}`)).toBe(0);
    expect(await metric(consumer, 'wageledger_rejected_outbox_oldest_age_seconds')).toBeGreaterThanOrEqual(0);
    for (const [service, names] of [
      [hr, ['wageledger_database_pool_connections_max', 'nodejs_eventloop_lag_p99_seconds']],
      [consumer, ['wageledger_check_ok{check="log"}', 'process_cpu_seconds_total']],
      [stack.contract.urls.payroll, ['wageledger_http_request_duration_seconds_count']],
    ] as const)
      for (const name of names)
        expect([name, await metric(service, name)]).toEqual([name, expect.any(Number)]);
  }, 60_000);

  // Planted: the header left out of the record; the trace of the request given on with the caller's span.
  it('leads from a request to the record and the line of the consumer by one trace', async () => {
    const followed = await followTopic(stack.topic);
    try {
      const answer = await fetch(`${stack.contract.urls.hr}${salaryOf('emp-3')}`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${stack.contract.tokens.hr}`,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
          traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
        },
        body: JSON.stringify(salary('40000.00')),
      });
      expect(answer.headers.get('traceresponse')).toMatch(
        new RegExp(`^00-${traceId}-(?!00f067aa0ba902b7)[0-9a-f]{16}-01$`),
      );
      const { updateId, offset } = (await answer.json()) as Accepted;
      const record = await eventually(
        () => followed.records.find((one) => one.partition === partition && String(one.offset) === offset),
        patient,
      );
      expect(headerOf(record, 'traceparent')).toBe(answer.headers.get('traceresponse'));
      const line = await eventually(
        async () => (await linesOf('payroll-consumer')).find((one) => one['updateId'] === updateId),
        patient,
      );
      expect(line).toMatchObject({ partition, offset, traceId, outcome: 'applied', level: 'info' });
    } finally {
      await followed.close();
    }
  }, 60_000);

  it('shows its configuration at start, and no secret', async () => {
    const [first] = await linesOf('payroll-consumer');
    expect(first).toMatchObject({
      msg: 'starting',
      configuration: { WAGELEDGER_TOPIC: stack.topic, KAFKA_BROKERS: testBrokers().join(',') },
    });
    const { password } = new URL(stack.contract.databaseUrl);
    expect(JSON.stringify(await linesOf('payroll-consumer'))).not.toContain(password);
  });

  // Planted: the line of an applied update with its data as text; the line of a failed request with its body.
  it('logs no amount, no name and no token, whatever is sent and whatever breaks', async () => {
    const { hr, payroll } = stack.contract.urls;
    await stack.rest.submit('hr', salaryOf('emp-4'), salary(canaries.amount));
    await isPaid('emp-4');
    await sendWhatIsRefused();
    await publish(abroad('c', canaries.tooExact));
    await publish({ ...abroad('d', '1.00'), value: Buffer.from(`{"amount": ${canaries.amount}`) });
    await putName('emp-4', canaries.name);

    // The database refuses rows for reasons of its own, and ends every connection.
    await database.query(
      `alter table employee_profile add constraint no_names check (name is null) not valid`,
    );
    expect((await putName('emp-1', canaries.name)).status).toBe(500);
    await database.query(
      `alter table computed_pay add constraint no_cellar check (department <> 'cellar') not valid`,
    );
    await stack.rest.submit('hr', salaryOf('emp-5', 'cellar'), salary(canaries.amount));
    const consumer = await consumerUrl();
    await eventually(
      async () => (await metric(consumer, 'wageledger_halts_total{code="APPLY_FAILED"}')) === 1,
      patient,
    );
    expect(await metric(consumer, 'wageledger_partition_halted{partition="6",code="APPLY_FAILED"}')).toBe(1);
    expect(await metric(consumer, 'wageledger_partition_lag_records{partition="6"}')).toBe(1);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await Promise.all([hr, payroll].map((url) => fetch(`${url}/v1/nothing?amount=${canaries.amount}`)));
    await eventually(async () => (await fetch(`${payroll}/readyz`)).status === 200, patient);

    const logs = await allLogs();
    const lines = logs.split('\n').filter((line) => line !== '');
    expect(
      lines.map((line) => JSON.parse(line) as Line).filter(({ msg }) => msg === 'request failed'),
    ).toHaveLength(1);
    const secrets = [...Object.values(canaries), ...Object.values(stack.contract.tokens)];
    for (const secret of secrets)
      expect(lines.filter((line) => line.toLowerCase().includes(secret.toLowerCase()))).toEqual([]);
  }, 90_000);

  const putName = (employee: string, name: string) =>
    fetch(`${stack.contract.urls.payroll}/v1/employees/${employee}/profile`, {
      method: 'PUT',
      headers: {
        authorization: `Bearer ${stack.contract.tokens.payroll}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name }),
    });

  async function sendWhatIsRefused(): Promise<void> {
    const { hr, payroll } = stack.contract.urls;
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const send = (body: string, token = stack.contract.tokens.hr) =>
      fetch(`${hr}${salaryOf('emp-4')}`, {
        method: 'POST',
        headers: { ...headers, authorization: `Bearer ${token}` },
        body,
      }).then(({ status }) => status);
    const json = JSON.stringify(salary(canaries.amount));
    expect(
      await Promise.all([
        send(JSON.stringify(salary(canaries.tooExact))),
        send(JSON.stringify({ ...salary(canaries.amount), per: canaries.name, [canaries.reason]: 1 })),
        send(json.slice(0, -1)),
        send(`{"amount":1,"amount":${canaries.amount}}`),
        send(json, canaries.token),
        send(json, stack.contract.tokens.finance),
      ]),
    ).toEqual([400, 400, 400, 400, 401, 403]);
    const refused = await Promise.all(
      [
        `/v1/employees/${encodeURIComponent(canaries.name)}/pay?period=2026-11`,
        `/v1/employees/emp-4/pay?period=${canaries.amount}`,
      ].map((path) =>
        fetch(`${payroll}${path}`, { headers: { authorization: `Bearer ${stack.contract.tokens.payroll}` } }),
      ),
    );
    expect(refused.map(({ status }) => status)).toEqual([400, 400]);
  }

  async function allLogs(): Promise<string> {
    const folder = join(stack.dataDir, 'logs');
    const names = (await readdir(folder)).filter((name) => name.endsWith('.log'));
    expect(names.length).toBeGreaterThanOrEqual(4);
    return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
  }
});
