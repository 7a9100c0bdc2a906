import type { KafkaLogger, LogFields } from './client.js';

const REPEAT_AFTER_MS = 30_000;
const TEXTS_MAX = 200;

/**
 * A logger that lets a message through once in half a minute: a broker that stays away makes kafkajs and our own loops
 * say the same thing three times a second. Numbers in a message do not make it another one. Held-back ones go to debug.
 */
export function oncePerText(logger: KafkaLogger): KafkaLogger {
  const lastSaid = new Map<string, number>();
  const limited =
    (level: 'warn' | 'error') =>
    (message: string, fields?: LogFields): void => {
      const text = `${level} ${message.replaceAll(/\d+/g, '#')} ${JSON.stringify(fields?.['partition'])}`;
      const recent = Date.now() - (lastSaid.get(text) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS;
      if (recent) return logger.debug(message, fields);
      if (lastSaid.size >= TEXTS_MAX) lastSaid.clear();
      lastSaid.set(text, Date.now());
      logger[level](message, fields);
    };
  const { debug, info } = logger;
  return {
    debug: debug.bind(logger),
    info: info.bind(logger),
    warn: limited('warn'),
    error: limited('error'),
  };
}
