import kafkajs from 'kafkajs';

/** An update as the plain table takes it. */
export type PlainRow = {
  readonly updateId: string;
  readonly employeeId: string;
  readonly department: string;
  readonly kind: string;
  readonly amount: string | null;
  readonly currency: string | null;
  readonly effectiveDate: string;
  readonly payload: string;
};

export const plainTable = `
  create table if not exists plain_update (
    update_id uuid primary key, employee_id text, department text, kind text, amount numeric(19,4), currency text,
    effective_date date, payload text)`;

type Value = {
  amount?: { amount: string; currency: string };
  effectiveDate?: string;
  payDate?: string;
  startDate?: string;
  lastDay?: string;
};

/** The row of a record; undefined where it cannot be read. */
export function plainRowOf({ key, value, headers = {} }: kafkajs.KafkaMessage): PlainRow | undefined {
  const payload = String(value);
  let data: Value;
  try {
    data = JSON.parse(payload) as Value;
  } catch {
    return undefined;
  }
  return {
    updateId: String(headers['ce_id']),
    employeeId: String(key),
    department: String(headers['ce_department']),
    kind: String(headers['ce_type']),
    amount: data.amount?.amount ?? null,
    currency: data.amount?.currency ?? null,
    effectiveDate: data.effectiveDate ?? data.payDate ?? data.startDate ?? data.lastDay ?? '1900-01-01',
    payload,
  };
}

export function bareKafka(brokers: string[]): kafkajs.Kafka {
  return new kafkajs.Kafka({ brokers, clientId: 'reference', logLevel: kafkajs.logLevel.NOTHING });
}

/** Every update of the topic once, in memory, so that loading is no part of what is timed. */
export async function plainRows(brokers: string[], topic: string, limit: number): Promise<PlainRow[]> {
  const kafka = bareKafka(brokers);
  const admin = kafka.admin();
  await admin.connect();
  const marks = await admin.fetchTopicOffsets(topic);
  await admin.disconnect();
  let left = marks.reduce((sum, { high }) => sum + Number(high), 0);
  const rows = new Map<string, PlainRow>();
  const consumer = kafka.consumer({ groupId: `reference-rows-${process.pid}`, maxWaitTimeInMs: 100 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((done, failed) => {
    consumer
      .run({
        autoCommit: false,
        eachBatch: ({ batch }) => {
          for (const message of batch.messages) {
            const row = plainRowOf(message);
            if (row !== undefined && rows.size < limit) rows.set(row.updateId, row);
          }
          left -= batch.messages.length;
          if (left <= 0 || rows.size >= limit) done();
          return Promise.resolve();
        },
      })
      .catch(failed);
  });
  await consumer.disconnect();
  return [...rows.values()];
}

/** In batches of a thousand. */
export function* batches<Item>(items: readonly Item[]): Generator<Item[]> {
  for (let from = 0; from < items.length; from += 1_000) yield items.slice(from, from + 1_000);
}
