/**
 * Log records in, rows out: what each offset of a chunk is going to be in the books.
 * In: the records between two positions and where the partition's clock and chain stand. Out: entries, rejected records,
 * gaps, and where clock and chain stand afterwards.
 * Guaranteed: every offset of the chunk is in exactly one of the three; nothing here depends on the books or on a clock.
 */
import { decodeRecord, type RejectionCode, type SalaryUpdate } from '#libs/contracts';
import type { LogRecord } from '#libs/kafka';
import { headerBytes, nextLink } from './log-hash.js';

/** Where a partition stands after its last record: `recordedAtMs` is the largest append time so far. */
export type PartitionClock = { readonly recordedAtMs: number | null; readonly chain: Buffer | null };

/** A record as it is kept: its bytes, its recorded-at instant and its link in the hash chain. */
export type KeptRecord = {
  readonly offset: bigint;
  readonly recordedAtMs: number;
  readonly key: Buffer | null;
  readonly headers: Buffer;
  readonly value: Buffer | null;
  readonly chain: Buffer;
};

export type DecodedEntry = KeptRecord & { readonly update: SalaryUpdate; readonly fingerprint: Buffer };
export type RejectedRecord = KeptRecord & { readonly code: RejectionCode; readonly reason: string };
export type OffsetGap = { readonly first: bigint; readonly next: bigint };

export type Chunk = {
  readonly entries: readonly DecodedEntry[];
  readonly rejected: readonly RejectedRecord[];
  readonly gaps: readonly OffsetGap[];
  readonly clock: PartitionClock;
};

/** Reads the records of [from, to) of a partition; records must ascend by offset and lie within. */
export function readChunk(
  span: { readonly partition: number; readonly from: bigint; readonly to: bigint },
  records: readonly LogRecord[],
  start: PartitionClock,
  chainStart: Buffer,
): Chunk {
  const entries: DecodedEntry[] = [];
  const rejected: RejectedRecord[] = [];
  const gaps: OffsetGap[] = [];
  let recordedAtMs = start.recordedAtMs;
  let chain = start.chain ?? chainStart;
  let expected = span.from;
  for (const record of records) {
    if (record.offset < expected || record.offset >= span.to)
      throw new RangeError(`partition ${span.partition}: offset ${record.offset} is out of order`);
    if (record.offset > expected) gaps.push({ first: expected, next: record.offset });
    expected = record.offset + 1n;
    // Brokers' clocks step back at a leader change; the running maximum keeps recorded-at in log order.
    recordedAtMs = Math.max(recordedAtMs ?? record.timestampMs, record.timestampMs);
    const { offset, key, value } = record;
    const headers = headerBytes(record.headers);
    chain = nextLink(chain, { partition: span.partition, offset, recordedAtMs }, { key, headers, value });
    const decoded = decodeRecord(record);
    if (decoded.ok) {
      const { update } = decoded;
      const fingerprint = Buffer.from(decoded.fingerprint, 'hex');
      entries.push({ offset, recordedAtMs, key, headers, value, chain, update, fingerprint });
    } else {
      const { code, reason } = decoded;
      rejected.push({ offset, recordedAtMs, key, headers, value, chain, code, reason });
    }
  }
  if (expected < span.to) gaps.push({ first: expected, next: span.to });
  const clock = records.length === 0 ? start : { recordedAtMs, chain };
  return { entries, rejected, gaps, clock };
}
