// In: a message as kafkajs decodes it. Out: the record as the ledger keeps it.
// Guaranteed: bytes are untouched; headers have one order, whatever object kafkajs made of them.
import { headersInLog, viewOf, type RecordHeader } from '#libs/contracts';
import type { KafkaMessage } from 'kafkajs';
import type { LogRecord } from './positions.js';
import { rawHeadersOf } from './raw-headers.js';

export function toLogRecord({ offset, timestamp, key, headers, value }: KafkaMessage): LogRecord {
  const rawHeaders = rawHeadersOf(headers);
  const record = { offset: BigInt(offset), timestampMs: Number(timestamp), key, value };
  return rawHeaders === undefined
    ? { ...record, headers: sortedHeaders(headers) }
    : new RecordInLog(record.offset, record.timestampMs, key, rawHeaders, value);
}

/**
 * Its headers are read when somebody asks for them: most records are handed on as they are. Both forms of them are no own
 * members, so that a changed copy never has the headers of one and the bytes of the other.
 */
class RecordInLog implements LogRecord {
  readonly #raw: Buffer;
  #read: readonly RecordHeader[] | undefined;

  constructor(
    readonly offset: bigint,
    readonly timestampMs: number,
    readonly key: Buffer | null,
    raw: Buffer,
    readonly value: Buffer | null,
  ) {
    this.#raw = raw;
  }

  get rawHeaders(): Buffer {
    return this.#raw;
  }

  get headers(): readonly RecordHeader[] {
    this.#read ??= headersInLog(this.#raw, viewOf);
    return this.#read;
  }
}

function sortedHeaders(headers: KafkaMessage['headers']): [string, Buffer][] {
  const pairs: [string, Buffer][] = [];
  // By code unit, not by locale: the hash over the headers must come out the same everywhere.
  for (const name of Object.keys(headers ?? {}).sort()) {
    const found: unknown = headers?.[name];
    for (const value of Array.isArray(found) ? found : [found]) {
      // kafkajs collects headers in a plain object, so one called `toString` arrives together with the inherited
      // function. Only bytes are header values; null (a header without a value) reads as none.
      if (Buffer.isBuffer(value)) pairs.push([name, value]);
      else if (value === null) pairs.push([name, Buffer.alloc(0)]);
    }
  }
  return pairs;
}
