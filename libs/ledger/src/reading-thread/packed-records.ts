/**
 * Records as one block of bytes, so that they change threads without a copy of every key, header and value by itself.
 * In: the records of a chunk. Out: a block whose memory is its own, and the same records again.
 * Per record: offset int64, append time float64, length int32, all big-endian, and then the record as the log has it, so that
 * whoever packs does not read it.
 */
import { plainTextOf, RecordInLog, recordForLog } from '#libs/contracts';
import type { LogRecord } from '#libs/kafka';
import { headerBytes } from '../log-hash.js';
import type { UnpackedRecord } from '../read-chunk.js';

/** Offset, append time and length. */
const fixedBytes = 8 + 8 + 4;

/** The block for these records. */
export function packRecords(records: readonly LogRecord[]): Buffer {
  const inLog = records.map((record) => (record instanceof RecordInLog ? record : written(record)));
  const length = inLog.reduce((sum, { start, end }) => sum + fixedBytes + end - start, 0);
  const block = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const [place, { offset, timestampMs }] of records.entries()) {
    const { bytes, start, end } = inLog[place] as RecordInLog;
    at = block.writeBigInt64BE(offset, at);
    at = block.writeDoubleBE(timestampMs, at);
    at = block.writeInt32BE(end - start, at);
    at += bytes.copy(block, at, start, end);
  }
  return block;
}

function written({ key, value, headers }: LogRecord): RecordInLog {
  const bytes = recordForLog(key, value, headers);
  return new RecordInLog(bytes, 0, bytes.length);
}

/** The records in a block made by `packRecords`, one after the other; their bytes are views of it. */
export function* unpackRecords(block: Buffer): Generator<UnpackedRecord, void> {
  for (let at = 0; at < block.length;) {
    const start = at + fixedBytes;
    const end = start + block.readInt32BE(at + 16);
    const record = new RecordInLog(block, start, end);
    // Values of printable ASCII as text: a view of memory for every header took a third of the unpacking.
    const headers = record.headersAs(textOrView);
    yield {
      offset: block.readBigInt64BE(at),
      timestampMs: block.readDoubleBE(at + 8),
      key: record.key,
      headers,
      headerBytes: headerBytes(headers),
      value: record.value,
    };
    at = end;
  }
}

function textOrView(bytes: Buffer, start: number, end: number): Buffer | string {
  return plainTextOf(bytes, start, end) ?? bytes.subarray(start, end);
}
