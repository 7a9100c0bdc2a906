// In: the headers of a record, whoever wrote it, and bytes of it. Out: those that say something of an update as text.
// Guaranteed: what has no single meaning (a header given twice, bytes that are no plain UTF-8) is refused, never repaired.
import type { RejectionCode } from './rejection-codes.js';

/** A value as text is one of printable ASCII that the caller has read already. */
export type HeaderToRead = readonly [name: string, value: Buffer | string];

/** Leaves the decoder early; never leaves decodeRecord. */
export class Rejection extends Error {
  constructor(
    readonly code: RejectionCode,
    reason: string,
  ) {
    super(reason);
  }
}

/** The headers that say something of an update. A repeated, overlong or unreadable one has no single meaning. */
export class NamedHeaders {
  private readonly values: (HeaderToRead[1] | undefined)[] = [
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ];
  private repeated = 0;

  /** Looked through once, instead of once for each of seven names. */
  constructor(headers: readonly HeaderToRead[]) {
    for (const [name, value] of headers) {
      const at = placeOfName.get(name);
      if (at === undefined) continue;
      if (this.values[at] === undefined) this.values[at] = value;
      else this.repeated |= 1 << at;
    }
  }

  text(name: HeaderName): string | undefined {
    const at = placeOfName.get(name) ?? -1;
    const value = this.values[at];
    if (value === undefined) return undefined;
    const isRepeated = (this.repeated & (1 << at)) !== 0;
    const text = isRepeated || value.length > 512 ? undefined : clearTextOf(value);
    if (text === undefined)
      throw new Rejection(
        'HEADER_INVALID',
        `the header ${name} is repeated, longer than 512 bytes or not plain UTF-8 text`,
      );
    return text;
  }

  required(name: HeaderName, missing: RejectionCode): string {
    const text = this.text(name);
    if (text === undefined || text === '') throw new Rejection(missing, `the header ${name} is missing`);
    return text;
  }
}

const headerNames = [
  'ce_actor',
  'ce_department',
  'ce_id',
  'ce_source',
  'ce_subject',
  'ce_type',
  'content-type',
] as const;
type HeaderName = (typeof headerNames)[number];
const placeOfName: ReadonlyMap<string, number> = new Map(headerNames.map((name, at) => [name, at]));

/** Without control characters, which no header needs. */
function clearTextOf(value: Buffer | string): string | undefined {
  if (typeof value === 'string') return value;
  const plain = plainTextOf(value);
  if (plain !== undefined) return plain;
  const text = textOf(value);
  return text === undefined || /\p{Cc}/u.test(text) ? undefined : text;
}

/** The bytes from `start` to `end` as text where they are printable ASCII, as nearly every header and key is; undefined for anything else. */
export function plainTextOf(bytes: Buffer, start = 0, end = bytes.length): string | undefined {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return undefined;
  }
  return bytes.toString('latin1', start, end);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The bytes as text where they are UTF-8. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}
