/**
 * Records as one block of bytes, so that they change threads without a copy of every key, header and value by itself.
 * In: the records of a chunk. Out: a block whose memory is its own, and the same records again.
 * Per record: offset int64, append time float64, then key, headers and value as log-hash.ts writes them; all big-endian.
 */
import type { LogRecord } from '#libs/kafka';
import { headerLength, headersToRead, writeHeaders, writePart } from '../log-hash.js';
import type { UnpackedRecord } from '../read-chunk.js';

/** Offset, append time, and the lengths of key, headers and value. */
const fixedBytes = 8 + 8 + 3 * 4;

/** The block for these records. */
export function packRecords(records: readonly LogRecord[]): Buffer {
  const lengths = records.map((record) => headerLength(record.headers));
  let length = 0;
  for (const [at, { key, value }] of records.entries())
    length += fixedBytes + (key?.length ?? 0) + (lengths[at] ?? 0) + (value?.length ?? 0);
  const bytes = Buffer.allocUnsafeSlow(length);
  let end = 0;
  for (const [at, record] of records.entries()) end = pack(record, lengths[at] ?? 0, bytes, end);
  return bytes;
}

function pack(record: LogRecord, headersLength: number, into: Buffer, start: number): number {
  const timeAt = into.writeBigInt64BE(record.offset, start);
  const keyAt = into.writeDoubleBE(record.timestampMs, timeAt);
  const headersAt = into.writeInt32BE(headersLength, writePart(into, keyAt, record.key));
  return writePart(into, writeHeaders(into, headersAt, record.headers), record.value);
}

/** The records in a block made by `packRecords`; their bytes are views of it. */
export function unpackRecords(bytes: Buffer): UnpackedRecord[] {
  const records: UnpackedRecord[] = [];
  let at = 0;
  const part = (): Buffer | null => {
    const length = bytes.readInt32BE(at);
    at += 4;
    if (length < 0) return null;
    at += length;
    return bytes.subarray(at - length, at);
  };
  while (at < bytes.length) {
    const offset = bytes.readBigInt64BE(at);
    const timestampMs = bytes.readDoubleBE(at + 8);
    at += 16;
    const key = part();
    const headerBytes = part() ?? Buffer.alloc(4);
    const value = part();
    records.push({ offset, timestampMs, key, headers: headersToRead(headerBytes), headerBytes, value });
  }
  return records;
}
