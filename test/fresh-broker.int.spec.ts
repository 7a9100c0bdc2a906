// A cluster that has no coordinator for the group: for a moment on every new cluster, for longer while brokers come up.
// kafkajs ends such a consumer for good; the product waits, and says for what.
// Planted: without the new start in exactly-once-server the consumer crashes with GroupCoordinatorNotFound.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureTopics, salaryUpdatesTopic } from '#libs/kafka';
import { startBroker } from '../apps/stack/src/kafka-broker.js';
import { consumerOf } from './support/consume.js';
import { eventually } from './support/eventually.js';
import { MemoryBooks } from './support/memory-books.js';
import { freePortBase } from './support/ports.js';

describe('a cluster without a coordinator for the group', () => {
  let dataDir: string;
  let broker: Awaited<ReturnType<typeof startBroker>>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'wageledger-fresh-broker-'));
    const port = await freePortBase(2);
    // One broker cannot hold three replicas of the offsets topic, so no coordinator ever comes up.
    const overrides = { 'offsets.topic.replication.factor': '3' };
    broker = await startBroker({ dataDir, port, controllerPort: port + 1, overrides });
  }, 90_000);

  afterAll(async () => {
    await broker?.kill();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('does not end the consumer: it waits and says for what', async () => {
    const brokers = [broker.brokers];
    const spec = { name: 'salary-updates', partitions: 2, replicationFactor: 1, minInsyncReplicas: 1 };
    await ensureTopics({ brokers, topics: [salaryUpdatesTopic(spec)] });
    const server = consumerOf({ topic: spec.name, books: new MemoryBooks(), brokers });
    const statuses: string[] = [];
    const watching = server.status.subscribe((status) => statuses.push(status));
    try {
      void server.listen(() => undefined);
      const tries = () => statuses.filter((status) => status === 'connecting').length;
      await eventually(() => tries() >= 3 || server.state().crashed !== undefined, { timeoutMs: 40_000 });
      expect(server.state()).toMatchObject({ connected: false, partitions: [] });
      expect(server.state().crashed).toBeUndefined();
    } finally {
      watching.unsubscribe();
      await server.close();
    }
  }, 60_000);
});
