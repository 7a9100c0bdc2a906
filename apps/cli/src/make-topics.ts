/**
 * `node dist/apps/cli/src/make-topics.js`: the two topics of the product, in the shape that payroll-consumer demands.
 * In: KAFKA_BROKERS and the WAGELEDGER_TOPIC… variables. Out: exit code 0 when both are there and strong enough, 1 with
 * what is weak and the command that mends it, 2 when the brokers could not be asked. A topic that is there is left as it is.
 */
import {
  ensureTopics,
  kafkaSecurityOf,
  rejectedRecordsTopic,
  salaryUpdatesTopic,
  verifyTopic,
} from '#libs/kafka';
import { environmentSchema, kafkaVariables, readConfig } from '#libs/platform';
import { runCommand } from './books-flags.js';

const patienceMs = 120_000;

await runCommand(async () => {
  const config = readConfig(
    environmentSchema(
      ...kafkaVariables,
      'WAGELEDGER_TOPIC',
      'WAGELEDGER_TOPIC_PARTITIONS',
      'WAGELEDGER_REPLICATION_FACTOR',
      'WAGELEDGER_MIN_INSYNC_REPLICAS',
    ),
    process.env,
  );
  const name = config.WAGELEDGER_TOPIC;
  const replicas = {
    replicationFactor: config.WAGELEDGER_REPLICATION_FACTOR,
    minInsyncReplicas: config.WAGELEDGER_MIN_INSYNC_REPLICAS,
  };
  const updates = salaryUpdatesTopic({ name, partitions: config.WAGELEDGER_TOPIC_PARTITIONS, ...replicas });
  const rejected = rejectedRecordsTopic({ name: `${name}.rejected`, partitions: 1, ...replicas });
  const brokers = { brokers: config.KAFKA_BROKERS, security: kafkaSecurityOf(config) };
  await ensureTopics({ ...brokers, topics: [updates, rejected], timeoutMs: patienceMs });
  let weaknesses = 0;
  for (const expected of [updates, rejected]) {
    const found = await verifyTopic({ ...brokers, expected });
    weaknesses += found.length;
    const verdict = found.length === 0 ? 'is there' : 'is too weak:';
    process.stdout.write(`topic ${expected.name} ${verdict}\n`);
    for (const { config: setting, expected: wanted, found: actual, remedy } of found)
      process.stdout.write(`  ${setting} is ${actual}, not ${wanted}: ${remedy}\n`);
  }
  return weaknesses === 0 ? 0 : 1;
});
