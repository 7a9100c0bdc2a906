// In: what a foreign producer would write. Out: the record in the log, and what is expected of it in the journal.
import { Publisher, type PublishRecord } from '#libs/kafka';
import type { Produced, Sent } from './oracle/journal.js';
import type { Round } from './round.js';

/** Runs `write` with a producer on the round's topic. */
export async function produce<T>(round: Round, write: (producer: Publisher) => Promise<T>): Promise<T> {
  const { servers } = round.options;
  const producer = new Publisher({
    brokers: servers.brokers.split(','),
    clientId: 'foreign',
    topic: round.topic,
  });
  try {
    return await write(producer);
  } finally {
    await producer.close();
  }
}

/** The record of an update as somebody without our services would write it. */
export function foreignRecord(sent: Sent, partition: number): PublishRecord {
  const headers = {
    ce_specversion: '1.0',
    ce_id: sent.id,
    ce_source: sent.source,
    ce_type: sent.type,
    ce_subject: sent.employee,
    ce_time: new Date().toISOString(),
    ce_department: sent.department,
    'content-type': 'application/json',
  };
  return {
    partition,
    key: Buffer.from(sent.employee),
    headers: Object.fromEntries(Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)])),
    value: Buffer.from(JSON.stringify(sent.data)),
  };
}

/** Produces a record until the broker has it, and keeps what is expected of it. */
export async function produceExpecting(
  round: Round,
  producer: Publisher,
  record: PublishRecord,
  expected: Produced['expected'],
): Promise<bigint> {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const outcome = await producer.publish(record);
    if (!outcome.ok) continue;
    const offset = BigInt(outcome.offset);
    round.journal.produced.push({ partition: record.partition, offset, expected });
    return offset;
  }
  throw new Error('a foreign record could not be produced');
}
