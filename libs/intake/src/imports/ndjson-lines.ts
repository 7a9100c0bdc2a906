// In: the bytes of a file with one JSON object per line, in pieces. Out: its lines, parsed as strictly as a body is.
// Guaranteed: a line that cannot be read says so and spoils no other; what is held at a time is one piece and one line.
import { parseStrictJson } from '#libs/contracts';
import { lineBytesMax, sliceLines, type LineSource, type ReadLine } from './import-lines.js';

const lineFeed = 0x0a;
const nothing: Buffer = Buffer.alloc(0);

/** The lines of an NDJSON file; empty ones are passed over, and counted. */
export function ndjsonLines(pieces: AsyncIterable<Buffer>): LineSource {
  return { slices: slicesOf(pieces), placeOf: (pointer) => ({ pointer }) };
}

async function* slicesOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly ReadLine[], void> {
  const splitter = new LineSplitter();
  let line = 0;
  const read = (raw: readonly (Buffer | undefined)[]): ReadLine[] =>
    raw.flatMap((bytes) => readLine((line += 1), bytes));
  for await (const piece of pieces) {
    const raw = splitter.split(piece);
    for (let from = 0; from < raw.length; from += sliceLines) yield read(raw.slice(from, from + sliceLines));
  }
  yield read(splitter.end());
}

/** Cuts pieces into lines; undefined stands for one that is too long. */
class LineSplitter {
  private begun: Buffer = nothing;
  private isTooLong = false;

  split(piece: Buffer): (Buffer | undefined)[] {
    const lines: (Buffer | undefined)[] = [];
    let from = 0;
    for (let end = piece.indexOf(lineFeed); end !== -1; end = piece.indexOf(lineFeed, from)) {
      this.append(piece.subarray(from, end));
      lines.push(...this.end());
      from = end + 1;
    }
    // Copied: what is kept must not hold on to the whole piece.
    if (from < piece.length) this.append(Buffer.from(piece.subarray(from)));
    return lines;
  }

  /** What stands behind the last line break, where there is something. */
  end(): (Buffer | undefined)[] {
    const line = this.isTooLong ? undefined : this.begun;
    this.begun = nothing;
    this.isTooLong = false;
    return [line];
  }

  private append(bytes: Buffer): void {
    // Given up at once: the bytes of an endless line would pile up until its end.
    this.isTooLong ||= this.begun.length + bytes.length > lineBytesMax;
    if (this.isTooLong) this.begun = nothing;
    else this.begun = this.begun.length === 0 ? bytes : Buffer.concat([this.begun, bytes]);
  }
}

function readLine(line: number, bytes: Buffer | undefined): ReadLine[] {
  if (bytes === undefined) return [{ line, unreadable: `it is longer than ${lineBytesMax} bytes` }];
  if (isBlank(bytes)) return [];
  const json = parseStrictJson(bytes);
  if (!json.ok) return [{ line, unreadable: json.reason }];
  const { value } = json;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return [{ line, unreadable: 'it is not a JSON object' }];
  return [{ line, fields: value as Record<string, unknown> }];
}

function isBlank(bytes: Buffer): boolean {
  if (bytes.length > 0 && (bytes[0] ?? 0) > 0x20) return false;
  return bytes.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
