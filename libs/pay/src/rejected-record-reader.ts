/**
 * The records that can never be applied, as REST shows them.
 * In: a place to go on from. Out: a page in order of partition and offset. Guaranteed: value bytes leave Postgres only
 * where the caller asked for them, and a page never holds more than `valueBytesMax` of them (one record at least).
 */
import { isUtf8 } from 'node:buffer';
import type { RejectionCode } from '#libs/contracts';
import type { Database } from '#libs/database';
import { decodeCursor, encodeCursor } from './cursor.js';
import { rejectedPage } from './sql/rejected-page.js';

export type RejectedRecord = {
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly code: RejectionCode;
  readonly reason: string;
  /** The key as text; base64 where it is not UTF-8, and then `keyEncoding` says so; null where the record has none. */
  readonly key: string | null;
  readonly keyEncoding?: 'base64';
  /** RFC 3339, UTC. */
  readonly recordedAt: string;
  /** The bytes of the value; present only where asked for, null for a null value. */
  readonly valueBase64?: string | null;
  /** What an operator decided; absent while nobody has. */
  readonly decision?: DecisionOnWire;
};

export type DecisionOnWire = {
  readonly decision: 'retried' | 'discarded';
  readonly reason: string;
  readonly actor: string;
  /** RFC 3339, UTC. */
  readonly decidedAt: string;
  /** Where the retried record stands. */
  readonly at?: { readonly topic: string; readonly partition: number; readonly offset: string };
};

export type RejectedPage = { readonly items: RejectedRecord[]; readonly next?: string };

/** `after` is the place of the last record given; `withValues` only for those who may see pay. */
export type RejectedRequest = {
  readonly after?: RejectedPlace | undefined;
  readonly limit: number;
  readonly partition?: number | undefined;
  /** Only those with a decision, or only those without one. */
  readonly decided?: boolean | undefined;
  readonly withValues: boolean;
};

export type RejectedPlace = { readonly partition: number; readonly offset: bigint };

type Row = {
  partition: number;
  offset: string;
  code: RejectionCode;
  reason: string;
  key: Buffer | null;
  recorded_at_ms: number;
  value: Buffer | null;
  candidates: number;
} & DecisionRow;

type DecisionRow =
  | { decision: null }
  | {
      decision: DecisionOnWire['decision'];
      decision_reason: string;
      actor: string;
      decided_at: Date;
      retried_partition: number | null;
      retried_offset: string | null;
    };

const valueBytesMax = 4 * 1024 * 1024;

export class RejectedRecordReader {
  constructor(
    private readonly database: Database,
    private readonly topic: string,
  ) {}

  /** One page; `next` is there exactly when records follow. Database faults are thrown. */
  async page(request: RejectedRequest): Promise<RejectedPage> {
    const after = request.after ?? { partition: -1, offset: -1n };
    const rows = await this.database.query<Row>(rejectedPage, [
      after.partition,
      after.offset.toString(),
      request.partition ?? null,
      request.limit,
      valueBytesMax,
      request.withValues,
      request.decided ?? null,
    ]);
    const items = rows.map((row) => this.recordOf(row, request.withValues));
    const last = rows.at(-1);
    if (last === undefined || last.candidates <= rows.length) return { items };
    return { items, next: encodeCursor(`${last.partition}:${last.offset}`) };
  }

  private recordOf(row: Row, withValue: boolean): RejectedRecord {
    return {
      topic: this.topic,
      partition: row.partition,
      offset: row.offset,
      code: row.code,
      reason: row.reason,
      ...keyOnWire(row.key),
      recordedAt: new Date(row.recorded_at_ms).toISOString(),
      ...(withValue ? { valueBase64: row.value?.toString('base64') ?? null } : {}),
      ...(row.decision === null ? {} : { decision: this.decisionOf(row) }),
    };
  }

  private decisionOf(row: Exclude<DecisionRow, { decision: null }>): DecisionOnWire {
    const {
      decision,
      decision_reason: reason,
      actor,
      retried_partition: partition,
      retried_offset: offset,
    } = row;
    const at = partition === null || offset === null ? {} : { at: { topic: this.topic, partition, offset } };
    return { decision, reason, actor, decidedAt: row.decided_at.toISOString(), ...at };
  }
}

/** The place that a cursor of this list stands for; undefined where it is none. */
export function rejectedPlaceOf(cursor: string): RejectedPlace | undefined {
  const [, partition, offset] = /^(\d{1,9}):(\d{1,18})$/.exec(decodeCursor(cursor) ?? '') ?? [];
  if (partition === undefined || offset === undefined) return undefined;
  return { partition: parseInt(partition, 10), offset: BigInt(offset) };
}

function keyOnWire(key: Buffer | null): Pick<RejectedRecord, 'key' | 'keyEncoding'> {
  if (key === null) return { key: null };
  return isUtf8(key) ? { key: key.toString('utf8') } : { key: key.toString('base64'), keyEncoding: 'base64' };
}
