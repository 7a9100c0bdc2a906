// In: nothing. Out: one Postgres and one Kafka broker for tests, on free ports, with data in a folder of their own.
// Guaranteed: they share nothing with a running `npm start`; `stop` ends both and removes the folder, and a start that
// fails half-way leaves nothing behind.
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../apps/stack/src/embedded-postgres.js';
import { startBroker } from '../../apps/stack/src/kafka-broker.js';
import { freePortBase } from './ports.js';

export type TestServers = {
  databaseUrl: string;
  kafkaBrokers: string;
  /** The two as the variables that services and tests read. */
  env: { DATABASE_URL: string; KAFKA_BROKERS: string };
  stop(): Promise<void>;
};

/** Starts both; gives them once they take connections. */
export async function startTestServers(): Promise<TestServers> {
  const folder = await mkdtemp(join(tmpdir(), 'wageledger-test-'));
  // Started as root, Postgres runs as the user postgres, who must be able to reach its data.
  await chmod(folder, 0o755);
  const started: { stop(): Promise<unknown> }[] = [];
  const stop = async (): Promise<void> => {
    await Promise.allSettled(started.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  const remember = <T extends { stop(): Promise<unknown> }>(server: T): T => {
    started.push(server);
    return server;
  };
  const base = await freePortBase(3);
  const [postgres, broker] = await Promise.allSettled([
    // Without fsync a killed server still loses nothing, only a crash of the machine would.
    startPostgres({ dataDir: join(folder, 'postgres'), port: base, settings: { fsync: 'off' } }).then(
      remember,
    ),
    startTestBroker(join(folder, 'kafka'), base + 1).then(remember),
  ]);
  if (postgres.status === 'rejected' || broker.status === 'rejected') {
    await stop();
    throw postgres.status === 'rejected' ? postgres.reason : (broker as PromiseRejectedResult).reason;
  }
  const databaseUrl = postgres.value.url;
  const kafkaBrokers = broker.value.brokers;
  return { databaseUrl, kafkaBrokers, env: { DATABASE_URL: databaseUrl, KAFKA_BROKERS: kafkaBrokers }, stop };
}

function startTestBroker(dataDir: string, port: number): ReturnType<typeof startBroker> {
  return startBroker({
    dataDir,
    port,
    controllerPort: port + 1,
    overrides: {
      // The default of 6 s would bound from below how fast a test sees a dead consumer replaced.
      'group.min.session.timeout.ms': '1000',
      // Tests name their topics; a typing error must not make one.
      'auto.create.topics.enable': 'false',
    },
  });
}
