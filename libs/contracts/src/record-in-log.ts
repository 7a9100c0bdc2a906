// In: a record of a batch as the log has it. Out: its parts, each read when it is asked for, or the bytes of one.
// The format is that of records since Kafka 0.11 (KIP-98): attributes, time and offset as distances from those of the
// batch, then key, value and headers; numbers are zigzag varints. The length before it is not part of it.
import { headersForLog, headersInLog, type RecordHeader } from './record-headers.js';
import { varint, VarintReader } from './varint-reader.js';

const attributesBytes = 1;

/** A record that stays the bytes that it is: a few numbers are all that is kept of it. */
export class RecordInLog {
  constructor(
    readonly bytes: Buffer,
    readonly start: number,
    readonly end: number,
  ) {}

  /** Milliseconds after the first time of the batch. Every part throws RangeError where the bytes are cut off. */
  get timeDelta(): bigint {
    return this.reader().nextLong();
  }

  /** A view of the bytes. */
  get key(): Buffer | null {
    return this.part(this.atKey());
  }

  /** A view of the bytes. */
  get value(): Buffer | null {
    return this.part(this.atValue());
  }

  /** As `headersInLog` gives them. */
  headersAs<Value>(valueOf: (bytes: Buffer, start: number, end: number) => Value): RecordHeader<Value>[] {
    const reader = this.atValue();
    reader.skip(Math.max(reader.nextLength(), 0));
    return headersInLog(this.bytes, valueOf, reader.at, this.end);
  }

  private reader(): VarintReader {
    return new VarintReader(this.bytes, this.start + attributesBytes, this.end);
  }

  private atKey(): VarintReader {
    const reader = this.reader();
    reader.pass();
    reader.pass();
    return reader;
  }

  private atValue(): VarintReader {
    const reader = this.atKey();
    reader.skip(Math.max(reader.nextLength(), 0));
    return reader;
  }

  private part(reader: VarintReader): Buffer | null {
    const length = reader.nextLength();
    return length < 0 ? null : this.bytes.subarray(reader.at, reader.skip(length));
  }
}

/** How far the record's offset is from the first one of its batch; it stands behind the time. */
export function offsetDeltaOf(bytes: Buffer, start: number, end: number): number {
  const reader = new VarintReader(bytes, start + attributesBytes, end);
  reader.pass();
  return reader.next();
}

/** The bytes that `RecordInLog` reads, of a record without distances. */
export function recordForLog(
  key: Buffer | null,
  value: Buffer | null,
  headers: readonly RecordHeader[],
): Buffer {
  const part = (bytes: Buffer | null): Buffer[] =>
    bytes === null ? [varint(-1)] : [varint(bytes.length), bytes];
  return Buffer.concat([
    Buffer.alloc(attributesBytes),
    varint(0),
    varint(0),
    ...part(key),
    ...part(value),
    headersForLog(headers),
  ]);
}
