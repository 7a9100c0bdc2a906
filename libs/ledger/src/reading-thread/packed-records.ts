/**
 * Records as one block of bytes, so that they change threads without a copy of every key, header and value by itself.
 * In: the records of a chunk. Out: a block whose memory is its own, and the same records again.
 * Per record: offset int64, append time float64, then key, headers and value as parts (log-hash.ts); all big-endian. The
 * headers are those bytes that the log has, so that whoever packs does not read them.
 */
import { headersForLog, headersInLog, plainTextOf } from '#libs/contracts';
import type { LogRecord } from '#libs/kafka';
import { headerBytes, writePart } from '../log-hash.js';
import type { UnpackedRecord } from '../read-chunk.js';

/** Offset, append time, and the lengths of key, headers and value. */
const fixedBytes = 8 + 8 + 3 * 4;

/** The block for these records. */
export function packRecords(records: readonly LogRecord[]): Buffer {
  const headers = records.map((record) => record.rawHeaders ?? headersForLog(record.headers));
  let length = 0;
  for (const [at, { key, value }] of records.entries())
    length += fixedBytes + (key?.length ?? 0) + (headers[at]?.length ?? 0) + (value?.length ?? 0);
  const bytes = Buffer.allocUnsafeSlow(length);
  let end = 0;
  for (const [at, { offset, timestampMs, key, value }] of records.entries()) {
    const timeAt = bytes.writeBigInt64BE(offset, end);
    const headersAt = writePart(bytes, bytes.writeDoubleBE(timestampMs, timeAt), key);
    end = writePart(bytes, writePart(bytes, headersAt, headers[at] ?? null), value);
  }
  return bytes;
}

/** The records in a block made by `packRecords`, one after the other; their bytes are views of it. */
export function* unpackRecords(bytes: Buffer): Generator<UnpackedRecord, void> {
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
    // Values of printable ASCII as text: a view of memory for every header took a third of the unpacking.
    const headers = headersInLog(part() ?? noHeaders, textOrView);
    const value = part();
    yield { offset, timestampMs, key, headers, headerBytes: headerBytes(headers), value };
  }
}

const noHeaders = headersForLog([]);

function textOrView(bytes: Buffer, start: number, end: number): Buffer | string {
  return plainTextOf(bytes, start, end) ?? bytes.subarray(start, end);
}
