import { Publisher } from '#libs/kafka';
import { testBrokers } from './kafka.js';

/** Writes `texts` to one partition, in order, as plain records. */
export async function writeTo(topic: string, texts: readonly string[], partition = 0): Promise<void> {
  const publisher = new Publisher({ brokers: testBrokers(), clientId: 'test-log', topic });
  const key = Buffer.from('e1');
  try {
    const records = texts.map((text) => ({ partition, key, headers: {}, value: Buffer.from(text) }));
    const outcomes = await Promise.all(records.map((record) => publisher.publish(record)));
    const refusal = outcomes.find((outcome) => !outcome.ok);
    if (refusal) throw new Error(`not written: ${JSON.stringify(refusal)}`);
  } finally {
    await publisher.close();
  }
}

export const numbered = (count: number, prefix = 'r'): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i}`);

/** `from`, `from + 1`, … up to and without `to`. */
export const offsets = (from: number, to: number): bigint[] =>
  Array.from({ length: to - from }, (_, i) => BigInt(from + i));
