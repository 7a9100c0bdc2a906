// In: brokers and a topic. Out: every record a consumer may see, per partition in order of offset, and where each ends.
// Guaranteed: read with kafkajs directly and to the end that the broker named; throws after a bound instead of giving a part.
import kafkajs from 'kafkajs';
import { randomUUID } from 'node:crypto';

export type LoggedRecord = {
  partition: number;
  offset: bigint;
  /** The broker's append time. */
  appendedAtMs: number;
  key: Buffer | null;
  headers: Readonly<Record<string, string>>;
  value: Buffer | null;
};

export type Log = { records: LoggedRecord[]; ends: Map<number, bigint>; starts: Map<number, bigint> };

const READ_WITHIN_MS = 60_000;

export async function readLog(brokers: string, topic: string): Promise<Log> {
  const records: LoggedRecord[] = [];
  const marks = await readEach({ brokers, topic }, (record) => records.push(record));
  return { records: records.sort(byPlace), ...marks };
}

/** Hands every record over, those of one partition in order of offset. */
export async function readEach(
  { brokers, topic, withinMs = READ_WITHIN_MS }: { brokers: string; topic: string; withinMs?: number },
  take: (record: LoggedRecord) => void,
): Promise<Omit<Log, 'records'>> {
  const kafka = new kafkajs.Kafka({
    brokers: brokers.split(','),
    clientId: 'oracle',
    logLevel: kafkajs.logLevel.NOTHING,
    retry: { retries: 8, initialRetryTime: 200 },
  });
  const admin = kafka.admin();
  await admin.connect();
  const marks = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  const ends = new Map(marks.map(({ partition, high }) => [partition, BigInt(high)]));
  const starts = new Map(marks.map(({ partition, low }) => [partition, BigInt(low)]));
  const open = new Set(
    [...ends].filter(([partition, end]) => end > (starts.get(partition) ?? 0n)).map(([p]) => p),
  );
  if (open.size === 0) return { ends, starts };
  const consumer = kafka.consumer({
    groupId: `oracle-${randomUUID()}`,
    maxWaitTimeInMs: 100,
    sessionTimeout: 30_000,
  });
  await consumer.connect();
  let finished = (): void => undefined;
  const done = new Promise<void>((resolve) => (finished = resolve));
  // The end of a filtered batch counts too: a log may end in control markers.
  const reached = (partition: number, next: bigint): void => {
    if (next >= (ends.get(partition) ?? 0n)) open.delete(partition);
    if (open.size === 0) finished();
  };
  consumer.on(consumer.events.END_BATCH_PROCESS, ({ payload }) =>
    reached(payload.partition, BigInt(payload.lastOffset) + 1n),
  );
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await consumer.run({
    autoCommit: false,
    eachBatch: ({ batch }) => {
      for (const message of batch.messages) {
        const record = recordOf(batch.partition, message);
        if (record.offset < (ends.get(batch.partition) ?? 0n)) take(record);
      }
      return Promise.resolve();
    },
  });
  const timer = setTimeout(() => finished(), withinMs);
  await done;
  clearTimeout(timer);
  await consumer.disconnect();
  if (open.size > 0) throw new Error(`the log could not be read to its end within ${withinMs / 1000} s`);
  return { ends, starts };
}

type StampedMessage = kafkajs.KafkaMessage & {
  /** Missing from kafkajs's types: type 1 means that the broker stamped the whole batch. */
  batchContext?: { timestampType: number; maxTimestamp: string };
};

function recordOf(partition: number, message: StampedMessage): LoggedRecord {
  const { key, value, offset, timestamp, headers = {}, batchContext } = message;
  // Made by the product's own decoder, a record would share its faults.
  if (batchContext?.timestampType === undefined)
    throw new Error('this process does not read records with kafkajs alone');
  const stamp = batchContext.timestampType === 1 ? batchContext.maxTimestamp : timestamp;
  return {
    partition,
    offset: BigInt(offset),
    appendedAtMs: Number(stamp),
    key,
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, String(text)])),
    value,
  };
}

export function byPlace(
  left: { partition: number; offset: bigint },
  right: { partition: number; offset: bigint },
): number {
  return (
    left.partition - right.partition || (left.offset < right.offset ? -1 : left.offset > right.offset ? 1 : 0)
  );
}
