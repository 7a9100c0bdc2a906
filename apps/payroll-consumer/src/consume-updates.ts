/**
 * Connects the log to the application. In: the topic's batches. Out: calls of the batch handler, and what /readyz says.
 * Guaranteed: HTTP is up before the log is, so probes are answered while brokers or Postgres are away; a consumer that
 * died for good ends the process with an error, because only a new process brings it back.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '#libs/database';
import { ExactlyOnceKafkaServer, type ConsumerState, type KafkaLogger } from '#libs/kafka';
import { LedgerPositions } from '#libs/ledger';
import { HealthChecks, LOGGER, type HealthOutcome, type Logger } from '#libs/platform';
import type { PayrollConsumerConfig } from './config.js';

/** Starts to consume in the background; faults end the process. */
export function consumeUpdates(app: NestFastifyApplication, config: PayrollConsumerConfig): void {
  const logger = app.get<Logger>(LOGGER);
  const database = app.get(Database);
  const transport = new ExactlyOnceKafkaServer({
    brokers: config.brokers,
    clientId: 'payroll-consumer',
    groupId: config.groupId,
    topic: config.topic.name,
    expectedTopic: config.topic,
    positions: app.get(LedgerPositions),
    sessionTimeoutMs: config.sessionTimeoutMs,
    // Several in a session: one late heartbeat must not cost the partitions.
    heartbeatIntervalMs: config.sessionTimeoutMs / 10,
    logger: kafkaLogger(logger),
  });
  app.connectMicroservice({ strategy: transport });
  const health = app.get(HealthChecks);
  health.add({ name: 'postgres', check: async () => ({ ok: await database.isReady() }) });
  health.add({ name: 'log', check: () => logHealth(transport.state()) });
  const end = (reason: unknown): void => {
    logger.fatal({ reason: String(reason) }, 'the consumer ended for good');
    process.exit(1);
  };
  transport.on('crashed', end);
  transport.on('halted', (partition, code, detail) =>
    logger.error({ partition, code, detail }, 'partition halted'),
  );
  transport.on('claimed', (partition, nextOffset) =>
    logger.info({ partition, nextOffset: String(nextOffset) }, 'partition claimed'),
  );
  app.startAllMicroservices().catch(end);
}

function logHealth(state: ConsumerState): HealthOutcome {
  if (state.crashed !== undefined) return { ok: false, detail: `the consumer ended: ${state.crashed}` };
  if (!state.connected)
    return { ok: false, detail: state.waitingFor ?? 'not a member of the consumer group yet' };
  const halted = state.partitions.filter((partition) => partition.state === 'halted');
  if (halted.length > 0)
    return {
      ok: false,
      detail: halted.map((one) => `partition ${one.partition} halted: ${one.code} ${one.detail}`).join('; '),
    };
  const claiming = state.partitions.filter((partition) => partition.state === 'claiming');
  if (claiming.length > 0)
    return { ok: false, detail: `claiming partitions ${claiming.map((one) => one.partition).join(', ')}` };
  return { ok: true, detail: `${state.partitions.length} partitions` };
}

function kafkaLogger(logger: Logger): KafkaLogger {
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
