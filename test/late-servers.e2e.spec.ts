// Every service is started before there is a Kafka, a Postgres or even a topic. Each is alive, says what it waits for, and
// becomes ready by itself when all have come, in whichever order: nobody has to start anything in an order, or again.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLocalKey } from '#libs/auth';
import { ensureTopics, rejectedRecordsTopic, salaryUpdatesTopic } from '#libs/kafka';
import { createTestDatabase, type TestDatabase } from './support/databases.js';
import { openDoor } from './support/door.js';
import { eventually } from './support/eventually.js';
import { testBrokers } from './support/kafka.js';
import { freePortBase } from './support/ports.js';
import { repository } from './support/repository.js';

type Readiness = { status: number; checks: Record<string, { ok: boolean; detail?: string }> };

const services = ['hr-service', 'finance-service', 'payroll-consumer', 'payroll-api'] as const;
const patient = { timeoutMs: 40_000, intervalMs: 200 };

describe('services that are there before their servers', () => {
  const topic = `late-${randomBytes(4).toString('hex')}`;
  const children: ChildProcess[] = [];
  const doors: Server[] = [];
  let folder: string;
  let database: TestDatabase;
  let port: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wageledger-late-'));
    await writeFile(join(folder, 'jwks.json'), JSON.stringify((await createLocalKey()).publicJwks));
    database = await createTestDatabase();
    port = await freePortBase(2 + services.length);
    services.forEach((service, place) => start(service, port + 2 + place));
  });

  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const door of doors) door.close();
    await eventually(() =>
      children.every(({ exitCode, signalCode }) => exitCode !== null || signalCode !== null),
    );
    await database?.drop();
    await rm(folder, { recursive: true, force: true });
  });

  function start(service: string, ownPort: number): void {
    const url = new URL(database.url);
    url.host = `127.0.0.1:${port}`;
    const child = spawn(process.execPath, [join(repository, `dist/apps/${service}/src/main.js`)], {
      cwd: repository,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        WAGELEDGER_MODE: 'local',
        DATABASE_URL: url.toString(),
        KAFKA_BROKERS: `127.0.0.1:${port + 1}`,
        WAGELEDGER_PORT: String(ownPort),
        WAGELEDGER_TOPIC: topic,
        WAGELEDGER_TOPIC_PARTITIONS: '2',
        WAGELEDGER_CONSUMER_GROUP: `group-of-${topic}`,
        WAGELEDGER_JWKS_FILE: join(folder, 'jwks.json'),
        WAGELEDGER_PAYROLL_URL: `http://127.0.0.1:${port + 5}`,
      },
    });
    children.push(child);
  }

  async function readiness(): Promise<Record<(typeof services)[number], Readiness>> {
    const asked = services.map(async (service, place) => {
      const answer = await fetch(`http://127.0.0.1:${port + 2 + place}/readyz`);
      const { checks } = (await answer.json()) as Readiness;
      return [service, { status: answer.status, checks }] as const;
    });
    return Object.fromEntries(await Promise.all(asked)) as Record<(typeof services)[number], Readiness>;
  }

  const failing = (of: Readiness): string[] =>
    Object.entries(of.checks).flatMap(([name, { ok, detail }]) => (ok ? [] : [`${name}: ${detail}`]));

  // Planted: the reason left out of the check of the directory.
  it('are alive and say what they wait for', async () => {
    const found = await eventually(async () => {
      const all = await readiness();
      return services.every((service) => failing(all[service]).length > 0) ? all : undefined;
    }, patient);
    for (const service of ['hr-service', 'finance-service'] as const)
      expect(failing(found[service])).toEqual([
        expect.stringMatching(/^log: Kafka: .*(not connected|ECONNREFUSED)/),
        expect.stringMatching(/^directory: .*Postgres does not answer: connect ECONNREFUSED/),
      ]);
    expect(failing(found['payroll-consumer'])).toEqual([
      expect.stringMatching(/^postgres: Postgres does not answer: connect ECONNREFUSED/),
      expect.stringMatching(/^log: /),
    ]);
    expect(failing(found['payroll-api']).join()).toMatch(/postgres: Postgres does not answer/);
    await eventually(
      async () =>
        failing((await readiness())['payroll-consumer'])
          .join()
          .includes('Connection error'),
      patient,
    );
    for (let place = 0; place < services.length; place += 1)
      expect((await fetch(`http://127.0.0.1:${port + 2 + place}/livez`)).status).toBe(200);
  }, 60_000);

  // Planted: the first failed connection kept in Database; none of them became ready.
  it('become ready by themselves as Postgres, Kafka and the topics come', async () => {
    doors.push(await openDoor(port, database.url));
    await eventually(async () => (await readiness())['payroll-api'].status === 200, patient);
    doors.push(await openDoor(port + 1, `tcp://${testBrokers()[0]}`));
    await eventually(
      async () =>
        failing((await readiness())['payroll-consumer'])
          .join()
          .includes(`--create --topic ${topic} `),
      patient,
    );
    const replicas = { replicationFactor: 1, minInsyncReplicas: 1 };
    await ensureTopics({
      brokers: testBrokers(),
      topics: [
        salaryUpdatesTopic({ name: topic, partitions: 2, ...replicas }),
        rejectedRecordsTopic({ name: `${topic}.rejected`, partitions: 1, ...replicas }),
      ],
    });
    await eventually(async () => {
      const all = await readiness();
      return services.every((service) => all[service].status === 200);
    }, patient);
    expect(children.map(({ exitCode }) => exitCode)).toEqual([null, null, null, null]);
  }, 90_000);
});
