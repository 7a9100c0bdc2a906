import { ensureTopics, rejectedRecordsTopic, salaryUpdatesTopic } from '#libs/kafka';
import type { BenchContext } from './benchmark.js';

/** Partitions of every topic of the benchmarks. */
export const PARTITIONS = 12;

/** Makes a topic of updates, with that of its rejected records, and gives its name. */
export async function createTopics({ brokers, seed }: BenchContext, name: string): Promise<string> {
  const topic = `bench-${name}-${seed}-${Date.now()}`;
  const shape = { partitions: PARTITIONS, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({
    brokers: brokers.split(','),
    topics: [
      salaryUpdatesTopic({ ...shape, name: topic }),
      rejectedRecordsTopic({ ...shape, name: `${topic}.rejected` }),
    ],
  });
  return topic;
}
