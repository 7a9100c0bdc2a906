/*
 * The one way in which a process of the product starts and ends. In: its environment. Out: a listening service, or
 * one line on stderr and exit code 1. SIGTERM and SIGINT drain and end with 0 in less than 10 s; a shutdown that
 * hangs is cut off, because an orchestrator would otherwise kill the process without a word in its log.
 */
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { z } from 'zod';
import { ConfigurationError } from './configuration-error.js';
import { createLogger, type Logger, type LogLevel } from './create-logger.js';
import { createService } from './create-service.js';
import { environmentSchema } from './environment.js';
import { Metrics } from './metrics/metrics.js';
import type { FaultTranslation } from './problem-filter.js';
import { productionFaults } from './production-faults.js';
import { readConfig } from './read-config.js';
import { shownConfiguration } from './shown-configuration.js';

const shutdownTimeoutMs = 9_500;
const lingerMs = 1_500;

/** What every service reads beside its own schema. */
const commonSchema = environmentSchema('WAGELEDGER_MODE', 'WAGELEDGER_METRICS_TOKEN');

/** The part of a service's configuration that starting it needs. */
export type ListenConfig = { readonly host: string; readonly port: number; readonly logLevel: LogLevel };

export type ServiceDefinition<C extends ListenConfig> = {
  readonly service: string;
  readonly configSchema: z.ZodType<C>;
  readonly appModule: (config: C) => Type | DynamicModule | Promise<Type | DynamicModule>;
  readonly translate?: FaultTranslation;
  /** Runs after the application is built and before it listens, for instance to connect a microservice transport. */
  readonly beforeListen?: (app: NestFastifyApplication, config: C) => Promise<void> | void;
};

/** Starts the service of this process; a fault at start ends the process with code 1 and one line on stderr. */
export async function startService<C extends ListenConfig>(
  definition: ServiceDefinition<C>,
  env = process.env,
): Promise<void> {
  try {
    const config = readConfig(definition.configSchema, env, productionFaults);
    const common = readConfig(commonSchema, env);
    const isLocal = common.WAGELEDGER_MODE === 'local';
    const logger = createLogger(definition.service, config.logLevel);
    endOnFault(logger);
    logger.info({ configuration: shownConfiguration(definition.configSchema, env) }, 'starting');
    const metrics = new Metrics();
    metrics.observeProcess();
    const app = await createService(await definition.appModule(config), {
      logger,
      translate: definition.translate,
      lingerMs,
      isProduction: !isLocal,
      metrics,
      metricsAccess: { token: common.WAGELEDGER_METRICS_TOKEN, isLocal },
    });
    endOnSignal(app, logger);
    await definition.beforeListen?.(app, config);
    await app.listen(config.port, config.host);
    logger.info({ url: await app.getUrl() }, 'listening');
  } catch (fault) {
    process.stderr.write(`${definition.service} cannot start: ${reasonOf(fault)}\n`);
    process.exit(1);
  }
}

function endOnSignal(app: NestFastifyApplication, logger: Logger): void {
  app.enableShutdownHooks(['SIGTERM', 'SIGINT'], { useProcessExit: true });
  const cutOff = (signal: string): void => {
    logger.info({ signal }, 'stopping');
    setTimeout(() => {
      logger.fatal({ signal }, `not stopped within ${shutdownTimeoutMs} ms, ending now`);
      process.exit(1);
    }, shutdownTimeoutMs).unref();
  };
  process.once('SIGTERM', cutOff);
  process.once('SIGINT', cutOff);
}

function endOnFault(logger: Logger): void {
  const end = (fault: unknown): void => {
    // State after an unforeseen fault is not known; the next process starts from the log and the ledger.
    logger.fatal({ err: fault }, 'unforeseen fault, ending');
    process.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
}

/** A fault at start as one line: what is wrong and what to do. */
function reasonOf(fault: unknown): string {
  if (fault instanceof ConfigurationError) return fault.message;
  if (!(fault instanceof Error)) return 'unknown reason';
  const code = 'code' in fault ? fault.code : undefined;
  const address =
    'address' in fault && 'port' in fault ? `${String(fault.address)}:${String(fault.port)}` : 'the address';
  if (code === 'EADDRINUSE') return `${address} is in use by another process; stop it or set WAGELEDGER_PORT`;
  if (code === 'EACCES')
    return `${address} may not be opened by this user; set WAGELEDGER_PORT to a port above 1023`;
  if (code === 'EADDRNOTAVAIL') return `${address} is not an address of this machine; set WAGELEDGER_HOST`;
  return fault.message.split('\n', 1)[0] ?? 'unknown reason';
}
