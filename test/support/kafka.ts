import { randomBytes } from 'node:crypto';
import { ensureTopics, salaryUpdatesTopic } from '#libs/kafka';

/** The brokers of KAFKA_BROKERS. */
export function testBrokers(): string[] {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers) {
    throw new Error(
      'KAFKA_BROKERS is not set: run the tests through npm test, or beside npm run test:servers',
    );
  }
  return brokers.split(',');
}

/** A name that no other test has, so that tests can share one broker. */
export function uniqueTopic(prefix: string): string {
  return `${prefix}-${process.pid}-${randomBytes(4).toString('hex')}`;
}

/** Makes a topic as the product would, every partition with a leader, and gives its name. */
export async function createTestTopic(prefix: string, partitions = 4): Promise<string> {
  const name = uniqueTopic(prefix);
  const topic = salaryUpdatesTopic({ name, partitions, replicationFactor: 1, minInsyncReplicas: 1 });
  await ensureTopics({ brokers: testBrokers(), topics: [topic] });
  return name;
}
