// A foreign producer with Kafka transactions, as a program of its own: only the log's room may import the client.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { testBrokers } from './kafka.js';
import { repository } from './repository.js';

const program = `
  import kafkajs from 'kafkajs';
  const [brokers, topic, partition, end] = process.argv.slice(1);
  const kafka = new kafkajs.Kafka({ brokers: brokers.split(','), logLevel: kafkajs.logLevel.NOTHING });
  const producer = kafka.producer({ transactionalId: 'tx-' + topic + '-' + process.pid, idempotent: true, maxInFlightRequests: 1 });
  await producer.connect();
  const transaction = await producer.transaction();
  await transaction.send({ topic, messages: [{ key: 'E-1', value: 'of a transaction', partition: Number(partition) }] });
  await transaction[end]();
  await producer.disconnect();`;

/** Writes one record, which no contract knows, inside a transaction that commits or aborts; a marker follows it. */
export async function transact(topic: string, partition: number, end: 'commit' | 'abort'): Promise<void> {
  const words = [testBrokers().join(','), topic, String(partition), end];
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, ...words], {
    cwd: repository,
    timeout: 20_000,
  });
}
