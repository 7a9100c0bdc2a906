/** Reads the zigzag varints of a record in the log (KIP-98), one after the other, and never beyond `end`. */
export class VarintReader {
  constructor(
    private readonly bytes: Buffer,
    public at: number,
    private readonly end: number,
  ) {}

  /** Throws RangeError where the bytes end, and for a number of more than 32 bits. */
  next(): number {
    let zigzag = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      if (shift > 28) throw cutOff();
      zigzag |= (byte & 0x7f) << shift;
      if (byte < 0x80) return (zigzag >>> 1) ^ -(zigzag & 1);
    }
  }

  /** The length of a part, -1 for null. Throws RangeError for what no length can be. */
  nextLength(): number {
    const length = this.next();
    if (length < -1) throw cutOff();
    return length;
  }

  /** A number of up to 64 bits. */
  nextLong(): bigint {
    let zigzag = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.byte();
      if (shift > 63n) throw cutOff();
      zigzag |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return BigInt.asIntN(64, (zigzag >> 1n) ^ -(zigzag & 1n));
    }
  }

  /** Goes over a number without reading it. */
  pass(): void {
    while (this.byte() >= 0x80);
  }

  /** Goes so many bytes on and gives the place. Throws RangeError where there are not so many. */
  skip(length: number): number {
    this.at += length;
    if (this.at > this.end) throw cutOff();
    return this.at;
  }

  private byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined || this.at >= this.end) throw cutOff();
    this.at += 1;
    return byte;
  }
}

function cutOff(): RangeError {
  return new RangeError('a record of the log is cut off or damaged');
}

/** The bytes of a number that VarintReader reads as it. */
export function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = (value << 1) ^ (value >> 31);
  for (; left > 0x7f || left < 0; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  bytes.push(left);
  return Buffer.from(bytes);
}
