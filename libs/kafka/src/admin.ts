// In: brokers and something to ask them. Out: the answer, over a connection that lives only for the question.
// Guaranteed: nothing stays open (an idle kafkajs connection costs a timer that spins), and a broker that restarted
// is met by a fresh connection instead of a dead one.
import type { Admin } from 'kafkajs';
import { createKafka, type KafkaOptions } from './client.js';

export type AdminOptions = Pick<KafkaOptions, 'brokers' | 'security' | 'logger'> & { clientId?: string };

export async function withAdmin<T>(options: AdminOptions, ask: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = createKafka({ clientId: 'wageledger-admin', ...options }).admin();
  try {
    await admin.connect();
    return await ask(admin);
  } finally {
    await admin.disconnect().catch(() => undefined);
  }
}
