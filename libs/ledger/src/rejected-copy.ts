/**
 * A rejected record as the rejected topic carries it. In: the kept bytes, the place, the reason. Out: a record to publish.
 * Guaranteed: key, value and headers are those of the original, byte for byte; what is added stands behind them under the
 * header names of Kafka Connect's dead letter queues, which tools know. No amount is ever added.
 */
import type { RejectionCode } from '#libs/contracts';
import type { PublishRecord } from '#libs/kafka';
import { headersOf, type Header } from './log-hash.js';

/** A rejected record as the books keep it. */
export type KeptRejection = {
  readonly partition: number;
  readonly offset: string;
  readonly code: string;
  readonly reason: string;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
};

type Stage = 'KEY_CONVERTER' | 'HEADER_CONVERTER' | 'VALUE_CONVERTER';

const stages: Record<RejectionCode, Stage> = {
  EMPLOYEE_INVALID: 'KEY_CONVERTER',
  KEY_MISMATCH: 'KEY_CONVERTER',
  SOURCE_MISSING: 'HEADER_CONVERTER',
  ID_MISSING: 'HEADER_CONVERTER',
  TYPE_MISSING: 'HEADER_CONVERTER',
  TYPE_UNKNOWN: 'HEADER_CONVERTER',
  DEPARTMENT_INVALID: 'HEADER_CONVERTER',
  HEADER_INVALID: 'HEADER_CONVERTER',
  CONTENT_TYPE_UNKNOWN: 'HEADER_CONVERTER',
  VALUE_NULL: 'VALUE_CONVERTER',
  VALUE_NOT_DECODABLE: 'VALUE_CONVERTER',
  SCHEMA: 'VALUE_CONVERTER',
  CURRENCY_UNKNOWN: 'VALUE_CONVERTER',
  DECIMALS: 'VALUE_CONVERTER',
};

/** The copy for partition `to` of the rejected topic; `topic` is where the record was rejected. */
export function rejectedCopy(record: KeptRejection, topic: string, to: number): PublishRecord {
  const headers = headerObject([...headersOf(record.headers), ...errorHeaders(record, topic)]);
  return { partition: to, key: record.key, headers, value: record.value };
}

/** For a record that does not fit with the added headers: its coordinates and reason alone; the books have the bytes. */
export function rejectedNotice(record: KeptRejection, topic: string, to: number): PublishRecord {
  const omitted: Header = ['wageledger-omitted', Buffer.from('too-large')];
  return {
    partition: to,
    key: null,
    headers: headerObject([...errorHeaders(record, topic), omitted]),
    value: null,
  };
}

/** Headers as the publisher takes them; those of one name keep their order. */
export function headerObject(headers: readonly Header[]): Record<string, Buffer[]> {
  const values = new Map<string, Buffer[]>();
  for (const [name, value] of headers) values.set(name, [...(values.get(name) ?? []), value]);
  // fromEntries defines own properties, so that a header called __proto__ stays a header.
  return Object.fromEntries(values);
}

function errorHeaders({ partition, offset, code, reason }: KeptRejection, topic: string): Header[] {
  const texts: Record<string, string> = {
    topic,
    partition: String(partition),
    offset,
    stage: (stages as Record<string, Stage | undefined>)[code] ?? 'VALUE_CONVERTER',
    'class.name': 'wageledger.decodeRecord',
    'exception.class.name': code,
    'exception.message': reason,
  };
  return Object.entries(texts).map(([name, text]) => [`__connect.errors.${name}`, Buffer.from(text, 'utf8')]);
}
