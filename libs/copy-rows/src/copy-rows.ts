/**
 * Rows for COPY in Postgres's binary format, written straight into one block of bytes: no text is made of numbers and bytes
 * only to be parsed again. In: the values of each row, in the order of the columns. Out: the bytes that COPY reads.
 * Source of the format: PostgreSQL 18 documentation, COPY, "Binary Format", and the send functions of each type.
 */
import { writeText } from './write-text.js';

const signature = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1');
/** Postgres counts days and microseconds from 2000-01-01. */
const epochMs = Date.UTC(2000, 0, 1);
const dayMs = 86_400_000;
const highWord = 2 ** 32;
/** Signature, flags, and the length of a header extension that is not there. */
const headerLength = signature.length + 8;
const trailer = Buffer.from([0xff, 0xff]);
const hyphen = 0x2d;
/** By the code of a letter; -1 is no digit. */
const digitOf = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code).toLowerCase()),
);

/** Several closed copies of one table as one copy. */
export function joinCopies(copies: readonly Buffer[]): Buffer {
  const [first, ...others] = copies;
  if (first !== undefined && others.length === 0) return first;
  const rows = copies.map((copy) => copy.subarray(headerLength, -trailer.length));
  return Buffer.concat([emptyHeader(), ...rows, trailer]);
}

function emptyHeader(): Buffer {
  return Buffer.concat([signature, Buffer.alloc(8)]);
}

export class CopyRows {
  private bytes: Buffer;
  private at = 0;
  private readonly days = new Map<string, number>();

  /** `bytesExpected` is a guess that saves copying; more is made room for. */
  constructor(
    private readonly columns: number,
    bytesExpected = 1 << 16,
  ) {
    this.bytes = Buffer.allocUnsafeSlow(bytesExpected + signature.length + 8);
    this.at = signature.copy(this.bytes);
    // Flags and the length of a header extension: none of either.
    this.at = this.bytes.writeBigInt64BE(0n, this.at);
  }

  /** Begins a row; as many values as there are columns must follow. */
  row(): void {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(this.columns, this.at);
  }

  smallint(value: number): void {
    this.field(2);
    this.at = this.bytes.writeInt16BE(value, this.at);
  }

  integer(value: number): void {
    this.field(4);
    this.at = this.bytes.writeInt32BE(value, this.at);
  }

  bigint(value: bigint): void {
    this.field(8);
    this.at = this.bytes.writeBigInt64BE(value, this.at);
  }

  text(value: string): void {
    this.textAfter(value);
  }

  /** The text of one JSON value. */
  jsonb(value: string): void {
    // The version of jsonb's binary form stands before the text.
    this.textAfter(value, 1);
  }

  /** Bytes as they are; null is NULL. */
  binary(value: Uint8Array | null): void {
    if (value === null) return this.none();
    this.field(value.length);
    this.bytes.set(value, this.at);
    this.at += value.length;
  }

  /** Bytes written as two hexadecimal digits each. */
  hexadecimal(digits: string): void {
    this.field(digits.length / 2);
    this.digits(digits, digits.length / 2);
  }

  /** 32 hexadecimal digits with or without hyphens. */
  uuid(value: string): void {
    this.field(16);
    this.digits(value, 16);
  }

  /** A plain date, YYYY-MM-DD. */
  date(value: string): void {
    let days = this.days.get(value);
    if (days === undefined) {
      days = (Date.parse(`${value}T00:00:00Z`) - epochMs) / dayMs;
      this.days.set(value, days);
    }
    this.integer(days);
  }

  /** An instant in whole milliseconds since 1970. */
  timestamptz(ms: number): void {
    const microseconds = (ms - epochMs) * 1_000;
    this.field(8);
    // Two words, not a BigInt: a double holds microseconds exactly until the year 2255.
    this.at = this.bytes.writeInt32BE(Math.floor(microseconds / highWord), this.at);
    this.at = this.bytes.writeUInt32BE(((microseconds % highWord) + highWord) % highWord, this.at);
  }

  /** All rows so far, closed; the writer is used up. */
  end(): Buffer {
    this.reserve(2);
    this.at = this.bytes.writeInt16BE(-1, this.at);
    return this.bytes.subarray(0, this.at);
  }

  /** Digit by digit, hyphens passed over: without a text in between, and without a call into the runtime. */
  private digits(text: string, length: number): void {
    const start = this.at;
    let high = -1;
    for (let place = 0; place < text.length; place += 1) {
      const code = text.charCodeAt(place);
      if (code === hyphen) continue;
      const digit = digitOf[code] ?? -1;
      if (digit < 0) throw new RangeError(`${JSON.stringify(text)} is not hexadecimal`);
      if (high < 0) high = digit;
      else {
        this.bytes[this.at] = high * 16 + digit;
        this.at += 1;
        high = -1;
      }
    }
    if (this.at !== start + length || high >= 0)
      throw new RangeError(`${JSON.stringify(text)} has not the digits of ${length} bytes`);
  }

  private none(): void {
    this.reserve(4);
    this.at = this.bytes.writeInt32BE(-1, this.at);
  }

  private field(length: number): void {
    this.reserve(4 + length);
    this.at = this.bytes.writeInt32BE(length, this.at);
  }

  private textAfter(value: string, version?: number): void {
    // A UTF-16 unit takes three bytes of UTF-8 at most; the true length is known once the text stands there.
    this.reserve(5 + value.length * 3);
    const lengthAt = this.at;
    this.at += 4;
    if (version !== undefined) this.at = this.bytes.writeUInt8(version, this.at);
    this.at = writeText(this.bytes, this.at, value);
    this.bytes.writeInt32BE(this.at - lengthAt - 4, lengthAt);
  }

  private reserve(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const grown = Buffer.allocUnsafeSlow(Math.max(this.bytes.length * 2, this.at + length));
    this.bytes.copy(grown, 0, 0, this.at);
    this.bytes = grown;
  }
}
