/**
 * Connects the log to the application. In: the topic's batches. Out: calls of the batch handler, and what /readyz says.
 * Guaranteed: HTTP is up before the log is, so probes are answered while brokers or Postgres are away; a consumer that
 * died for good ends the process with an error, because only a new process brings it back.
 */
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Database } from '#libs/database';
import { ExactlyOnceKafkaServer, type KafkaLogger } from '#libs/kafka';
import { LedgerPositions } from '#libs/ledger';
import { HealthChecks, LOGGER, Metrics, type Logger } from '#libs/platform';
import type { PayrollConsumerConfig } from './config.js';
import { logHealth } from './log-health.js';
import { measureLog } from './log-metrics.js';
import { Watchdog } from './watchdog.js';

const LOOKS_OF_WATCHDOG = 10;

/** Starts to consume in the background; faults end the process. */
export function consumeUpdates(app: NestFastifyApplication, config: PayrollConsumerConfig): void {
  const logger = app.get<Logger>(LOGGER);
  const database = app.get(Database);
  const transport = new ExactlyOnceKafkaServer({
    brokers: config.brokers,
    security: config.security,
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
  health.add({
    name: 'postgres',
    check: async () => {
      const because = await database.notReadyBecause();
      return because === undefined ? { ok: true } : { ok: false, detail: because };
    },
  });
  health.add({ name: 'log', check: () => logHealth(transport.state()) });
  measureLog(app.get(Metrics), transport, {
    brokers: config.brokers,
    security: config.security,
    topic: config.topic.name,
  });
  const end = (reason: unknown): void => {
    logger.fatal({ reason: String(reason) }, 'the consumer ended for good');
    process.exit(1);
  };
  transport.on('crashed', end);
  watch(transport, config.noProgressMs, health, end);
  transport.on('halted', (partition, code, detail) =>
    logger.error({ partition, code, detail }, 'partition halted'),
  );
  transport.on('claimed', (partition, nextOffset) =>
    logger.info({ partition, nextOffset: String(nextOffset) }, 'partition claimed'),
  );
  app.startAllMicroservices().catch(end);
}

/**
 * kafkajs can stop without an event: a consumer that gives no sign of life is dead, says so at /livez and ends, because
 * otherwise its partitions would stand for as long as nobody looks.
 */
function watch(
  transport: ExactlyOnceKafkaServer,
  noProgressMs: number,
  health: HealthChecks,
  end: (reason: string) => void,
): void {
  const dog = new Watchdog(
    LOOKS_OF_WATCHDOG,
    () => transport.state().lastProgressAt,
    () => end(`no sign of life for ${noProgressMs / 1_000} s`),
  );
  setInterval(() => dog.look(), noProgressMs / LOOKS_OF_WATCHDOG).unref();
  const dead = { ok: false, detail: 'the consumer gives no sign of life' };
  health.addLiveness({ name: 'log', check: () => (dog.isAlive() ? { ok: true } : dead) });
}

function kafkaLogger(logger: Logger): KafkaLogger {
  return {
    debug: (message, fields) => logger.debug(fields ?? {}, message),
    info: (message, fields) => logger.info(fields ?? {}, message),
    warn: (message, fields) => logger.warn(fields ?? {}, message),
    error: (message, fields) => logger.error(fields ?? {}, message),
  };
}
