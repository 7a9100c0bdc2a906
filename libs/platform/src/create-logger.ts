import { pino, type DestinationStream, type Logger as PinoLogger } from 'pino';
import type { logLevels } from './environment.js';

export type Logger = PinoLogger;
export type LogLevel = (typeof logLevels)[number] | 'silent';

/** Keys whose values never reach a log line, wherever one of the first three levels of an object holds them. */
const secretKeys = [
  'authorization',
  'token',
  'password',
  'secret',
  'privateJwk',
  'connectionString',
  'databaseUrl',
  'amount',
  'amounts',
  'gross',
  'rate',
  'name',
  'reason',
  'data',
  'body',
  'value',
  'parameters',
];

const redactedPaths = secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]);

/**
 * A pino logger that writes JSON lines to stdout (or to `destination`) with an ISO time, the level's name and the
 * service. Amounts, names and tokens are masked by key, and of an error only its class, message, code and stack
 * are written: drivers hang statements with their parameters on errors, and those hold pay.
 */
export function createLogger(service: string, level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { service, pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: redactedPaths, censor: '[masked]' },
    serializers: { err: writtenError, error: writtenError },
  };
  return destination === undefined ? pino(options) : pino(options, destination);
}

type WrittenError = { type: string; message: string; code?: string; stack?: string; cause?: WrittenError };

function writtenError(fault: unknown, depth = 0): WrittenError {
  if (!(fault instanceof Error))
    return { type: typeof fault, message: 'something other than an Error was thrown' };
  const written: WrittenError = { type: fault.constructor.name, message: fault.message };
  if ('code' in fault && typeof fault.code === 'string') written.code = fault.code;
  if (fault.stack !== undefined) written.stack = fault.stack;
  if (fault.cause instanceof Error && depth < 3) written.cause = writtenError(fault.cause, depth + 1);
  return written;
}
