import type { LastRead, LogRecord } from './positions.js';

/** Knows a record again by all that it carries, without keeping the answer that it came in. */
export function lastReadOf(record: LogRecord): LastRead {
  const { offset } = record;
  const text = textOf(record);
  return { offset, isSame: (other) => textOf(other) === text };
}

function textOf({ timestampMs, key, headers, value }: LogRecord): string {
  const bytes = (part: Buffer | null): string | null => part && part.toString('base64');
  return JSON.stringify([
    timestampMs,
    bytes(key),
    bytes(value),
    headers.map(([name, one]) => [name, bytes(one)]),
  ]);
}
