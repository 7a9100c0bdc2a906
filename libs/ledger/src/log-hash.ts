/**
 * The hash chain of a partition: every data record, whatever became of it, is bound to all records before it.
 * h(n) = SHA-256(h(n-1) ‖ partition ‖ offset ‖ recorded at ‖ SHA-256(key, headers, value)), h(-1) = 32 zero bytes.
 * The outcome is not part of it: a later winner may change an outcome, never what the log said.
 * Encodings: partition int32, offset and recorded at (ms) int64, all big-endian; a part is its length as int32
 * (-1 for null) and its bytes; headers are their count and then name and value as parts, in the order given.
 */
import { createHash } from 'node:crypto';

export const chainStart: Buffer = Buffer.alloc(32);

export type Header = readonly [name: string, value: Buffer];

/** The chain's next link. */
export function nextLink(
  previous: Buffer,
  at: { readonly partition: number; readonly offset: bigint; readonly recordedAtMs: number },
  content: { readonly key: Buffer | null; readonly headers: Buffer; readonly value: Buffer | null },
): Buffer {
  const place = Buffer.alloc(20);
  place.writeInt32BE(at.partition, 0);
  place.writeBigInt64BE(at.offset, 4);
  place.writeBigInt64BE(BigInt(at.recordedAtMs), 12);
  const contentHash = createHash('sha256')
    .update(partOf(content.key))
    .update(content.headers)
    .update(partOf(content.value))
    .digest();
  return createHash('sha256').update(previous).update(place).update(contentHash).digest();
}

/** Headers as the bytes that are kept and hashed. */
export function headerBytes(headers: readonly Header[]): Buffer {
  const count = Buffer.alloc(4);
  count.writeInt32BE(headers.length, 0);
  return Buffer.concat([
    count,
    ...headers.flatMap(([name, value]) => [partOf(Buffer.from(name, 'utf8')), partOf(value)]),
  ]);
}

/** The headers in bytes made by `headerBytes`. Throws RangeError for any other bytes. */
export function headersOf(bytes: Buffer): Header[] {
  let at = 4;
  const part = (): Buffer => {
    const length = bytes.readInt32BE(at);
    const start = at + 4;
    at = start + length;
    if (length < 0 || at > bytes.length) throw new RangeError('the header bytes are damaged');
    return bytes.subarray(start, at);
  };
  return Array.from({ length: bytes.readInt32BE(0) }, () => [part().toString('utf8'), part()] as const);
}

function partOf(bytes: Buffer | null): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes === null ? -1 : bytes.length, 0);
  return bytes === null ? length : Buffer.concat([length, bytes]);
}
