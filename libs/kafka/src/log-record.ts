// In: a message as kafkajs gives it. Out: the record as the ledger keeps it.
// Guaranteed: bytes are untouched; headers have one order, whatever object kafkajs made of them.
import type { KafkaMessage } from 'kafkajs';
import { FetchedRecord } from './fetched-records.js';
import type { LogRecord } from './positions.js';

export function toLogRecord(message: KafkaMessage | FetchedRecord): LogRecord {
  if (message instanceof FetchedRecord) return message;
  const { offset, timestamp, key, headers, value } = message;
  return {
    offset: BigInt(offset),
    timestampMs: Number(timestamp),
    key,
    headers: sortedHeaders(headers),
    value,
  };
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
