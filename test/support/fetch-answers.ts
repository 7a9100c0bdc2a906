// Answers to a fetch as a broker writes them (Kafka protocol, Fetch API version 11; record batches of KIP-98), byte by byte.
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';

const crc32c = createRequire(import.meta.url)('kafkajs/src/protocol/recordBatch/crc32C') as (
  bytes: Buffer,
) => number;

export type MadeRecord = {
  readonly timeDelta: number;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  readonly headers: readonly (readonly [name: string, value: Buffer | null])[];
};
export type MadeBatch = {
  readonly records: readonly MadeRecord[];
  /** Offsets behind it that no record has. */
  readonly gap: number;
  readonly isCompressed: boolean;
  readonly isAppendTime: boolean;
  readonly isControl: boolean;
  readonly inTransaction: boolean;
  readonly producerId: bigint;
};
/** Beyond what a double can count. */
export const firstOffset = 9_007_199_254_740_993n;
const firstTimeMs = 1_800_000_000_000n;

/** The batches one behind the other, each with the offsets after those of the one before. */
export function logOf(batches: readonly MadeBatch[]): Buffer {
  let offset = firstOffset;
  return Buffer.concat(
    batches.map((one) => {
      const made = batchBytes(one, offset);
      offset += BigInt(Math.max(one.records.length + one.gap, 1));
      return made;
    }),
  );
}

function batchBytes(made: MadeBatch, offset: bigint): Buffer {
  const { records, isCompressed, isAppendTime, isControl, inTransaction, producerId } = made;
  const packed = Buffer.concat(records.map((one, at) => recordBytes(one, at)));
  const body = isCompressed ? gzipSync(packed) : packed;
  const head = Buffer.alloc(61);
  head.writeBigInt64BE(offset, 0);
  head.writeInt32BE(head.length - 12 + body.length, 8);
  head.writeInt8(2, 16);
  const flags = [isAppendTime && 0x08, inTransaction && 0x10, isControl && 0x20].map(Number);
  head.writeInt16BE(
    flags.reduce((sum, flag) => sum + flag, Number(isCompressed)),
    21,
  );
  head.writeInt32BE(Math.max(records.length - 1, 0), 23);
  head.writeBigInt64BE(firstTimeMs, 27);
  head.writeBigInt64BE(firstTimeMs + 4_711n, 35);
  head.writeBigInt64BE(producerId, 43);
  head.writeInt32BE(records.length, 57);
  head.writeUInt32BE(crc32c(Buffer.concat([head.subarray(21), body])), 17);
  return Buffer.concat([head, body]);
}

function recordBytes({ timeDelta, key, value, headers }: MadeRecord, at: number): Buffer {
  const part = (one: Buffer | null): Buffer[] => (one === null ? [varint(-1)] : [varint(one.length), one]);
  const parts = headers.flatMap(([text, one]) => [...part(Buffer.from(text)), ...part(one)]);
  const fields = [Buffer.alloc(1), varint(timeDelta), varint(at), ...part(key), ...part(value)];
  const body = Buffer.concat([...fields, varint(headers.length), ...parts]);
  return Buffer.concat([varint(body.length), body]);
}

/** A zigzag varint of up to 64 bits. */
function varint(number: number): Buffer {
  const out: number[] = [];
  let left = BigInt.asUintN(64, (BigInt(number) << 1n) ^ (BigInt(number) >> 63n));
  for (; left > 127n; left >>= 7n) out.push(Number(left & 127n) | 128);
  return Buffer.from([...out, Number(left)]);
}

/** The answer to a fetch, with the records of some partitions, as null where there are none. */
export function answerOf(...logs: readonly (Buffer | null)[]): Buffer {
  const int = (value: number, size: 2 | 4 | 8): Buffer => {
    const out = Buffer.alloc(size);
    if (size === 8) out.writeBigInt64BE(BigInt(value));
    else out.writeIntBE(value, 0, size);
    return out;
  };
  const topic = Buffer.from('salary-updates');
  // Of a last stable offset that looks like a record batch behind records that are null.
  const head = [
    int(0, 2),
    int(99, 8),
    int(2 * 2 ** 40, 8),
    int(1, 8),
    int(1, 4),
    int(7, 8),
    int(5, 8),
    int(-1, 4),
  ];
  const partitions = logs.flatMap((log, partition) => {
    return [int(partition, 4), ...head, int(log?.length ?? -1, 4), log ?? Buffer.alloc(0)];
  });
  const topics = [int(1, 4), int(topic.length, 2), topic, int(logs.length, 4)];
  return Buffer.concat([int(0, 4), int(0, 2), int(0, 4), ...topics, ...partitions]);
}
