// What an administrator does to a topic or a group, for good or bad. In: brokers and a name. Out: it is done.
// kafkajs directly: the product has no code that could do any of this.
import { randomUUID } from 'node:crypto';
import kafkajs, { type Admin } from 'kafkajs';
import { ensureTopics, type PublishRecord, salaryUpdatesTopic } from '#libs/kafka';
import { eventually } from '../support/eventually.js';

async function asAdmin<T>(brokers: string, act: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = new kafkajs.Kafka({
    brokers: brokers.split(','),
    clientId: 'faults-admin',
    logLevel: kafkajs.logLevel.NOTHING,
  }).admin();
  await admin.connect();
  try {
    return await act(admin);
  } finally {
    await admin.disconnect();
  }
}

/** Sets the offsets that the broker keeps for an empty group back to the first record. */
export function rewindGroup(
  brokers: string,
  groupId: string,
  topic: string,
  partitions: number,
): Promise<void> {
  const offsets = Array.from({ length: partitions }, (_, partition) => ({ partition, offset: '0' }));
  return asAdmin(brokers, (admin) => admin.setOffsets({ groupId, topic, partitions: offsets }));
}

/** Removes every record of a partition below an offset, as retention would. */
export function deleteRecordsBelow(
  brokers: string,
  topic: string,
  partition: number,
  offset: bigint,
): Promise<void> {
  return asAdmin(brokers, async (admin) => {
    // kafkajs deletes by the leaders it knows, and knows none before it was asked for some.
    await admin.fetchTopicOffsets(topic);
    await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
  });
}

export function deleteTopic(brokers: string, topic: string): Promise<void> {
  return asAdmin(brokers, (admin) => admin.deleteTopics({ topics: [topic] }));
}

/** Deletes a topic and makes it anew under the same name, with one partition. */
export async function recreateTopic(brokers: string, topic: string): Promise<void> {
  await deleteTopic(brokers, topic);
  await eventually(() => asAdmin(brokers, async (admin) => !(await admin.listTopics()).includes(topic)));
  const shape = { name: topic, partitions: 1, replicationFactor: 1, minInsyncReplicas: 1 };
  await ensureTopics({ brokers: brokers.split(','), topics: [salaryUpdatesTopic(shape)] });
}

/** The broker (by node, from 0) that leads a partition. */
export function leaderOf(brokers: string, topic: string, partition: number): Promise<number> {
  return asAdmin(brokers, async (admin) => {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    return (topics[0]?.partitions.find(({ partitionId }) => partitionId === partition)?.leader ?? 1) - 1;
  });
}

/** Records in transactions of a foreign producer, committed or aborted: control markers, and records that nobody may see. */
export async function produceInTransactions(
  brokers: string,
  topic: string,
  batches: readonly { records: readonly PublishRecord[]; commit: boolean }[],
): Promise<void> {
  const kafka = new kafkajs.Kafka({
    brokers: brokers.split(','),
    clientId: 'faults-transactions',
    logLevel: kafkajs.logLevel.NOTHING,
  });
  const producer = kafka.producer({
    transactionalId: `faults-${topic}-${randomUUID()}`,
    idempotent: true,
    maxInFlightRequests: 1,
  });
  await producer.connect();
  try {
    for (const { records, commit } of batches) {
      const transaction = await producer.transaction();
      await transaction.send({
        topic,
        messages: records.map(({ key, value, headers, partition }) => ({
          key,
          value,
          partition,
          headers: { ...headers },
        })),
      });
      await (commit ? transaction.commit() : transaction.abort());
    }
  } finally {
    await producer.disconnect();
  }
}
