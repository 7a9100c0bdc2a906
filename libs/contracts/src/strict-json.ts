/**
 * Bytes in, one JSON value out, or why not. JSON.parse alone lets through what two readers understand differently:
 * a key given twice (the last one wins here, the first one elsewhere), `__proto__`, half a surrogate pair, NUL.
 * In a ledger such bytes have no single meaning, so they are refused with the place of the fault, never repaired.
 */
export type StrictJson =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly reason: string };

/** Deeper nesting than any body of the product needs. */
const depthMax = 32;

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The JSON value in `bytes` (UTF-8 without a byte order mark); refuses bytes that are not JSON, or are JSON with
 * duplicate keys, `__proto__`, NUL, lone surrogates or more than 32 levels. The reason never repeats the content.
 */
export function parseStrictJson(bytes: Uint8Array): StrictJson {
  if (bytes.length === 0) return refused('it is empty');
  const text = decode(bytes);
  if (text === undefined) return refused('it is not valid UTF-8');
  if (text.startsWith('\uFEFF')) return refused('it starts with a byte order mark; send plain UTF-8');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (fault) {
    // The parser's own message quotes the text, which may hold pay, so only its position is told.
    const position = /position (\d+)/.exec(fault instanceof Error ? fault.message : '')?.[1];
    return refused(
      position === undefined ? 'it is not JSON' : `it is not JSON: fault at character ${position}`,
    );
  }
  if (isPlainlySound(text, value)) return { ok: true, value };
  const fault = inspect(text);
  return fault === undefined ? { ok: true, value } : refused(fault);
}

function refused(reason: string): StrictJson {
  return { ok: false, reason };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return isAscii(bytes) ? latin1(bytes) : utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function latin1(bytes: Uint8Array): string {
  // A buffer is read as it is: one more view of its memory is dear to make and dearer to collect.
  const buffer = Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return buffer.toString('latin1');
}

/** Nearly every value is; its text needs no decoder. */
function isAscii(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at += 1) if ((bytes[at] ?? 0) > 0x7f) return false;
  return true;
}

/** Escapes could hide anything, and a key is told from a string by the colon right behind it. */
const needsInspection = /\\|[ \t\n\r]:|__proto__/;

/**
 * True only where `inspect` would find nothing, for half of its time. Without a backslash every quotation mark delimits a
 * string, so no key is left out among the `":` of the text; only keys that were given twice make the value have fewer.
 */
function isPlainlySound(text: string, value: unknown): boolean {
  if (needsInspection.test(text)) return false;
  let keysInText = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) keysInText += 1;
  return keysIn(value, depthMax) === keysInText;
}

/** How many keys a value has in all; NaN where it is nested deeper than that. */
function keysIn(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth === 0) return NaN;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += keysIn(item, depth - 1);
    return keys;
  }
  for (const key in value) keys += 1 + keysIn((value as Record<string, unknown>)[key], depth - 1);
  return keys;
}

type Level = { keys: Set<string> | undefined; expectsKey: boolean };

/** Walks text that JSON.parse has accepted, so only strings, brackets and commas need a look; gives the first fault. */
function inspect(text: string): string | undefined {
  const levels: Level[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    const level = levels.at(-1);
    if (character === '"') {
      const end = endOfString(text, at);
      const fault = stringFault(text, at, end, level);
      if (fault !== undefined) return fault;
      at = end;
    } else if (character === '{' || character === '[') {
      if (levels.length >= depthMax) return `it is nested deeper than ${depthMax} levels`;
      levels.push({ keys: character === '{' ? new Set() : undefined, expectsKey: character === '{' });
    } else if (character === '}' || character === ']') levels.pop();
    else if (level !== undefined && character === ':') level.expectsKey = false;
    else if (level !== undefined && character === ',') level.expectsKey = true;
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function stringFault(text: string, start: number, end: number, level: Level | undefined): string | undefined {
  const raw = text.slice(start + 1, end);
  const content = raw.includes('\\') ? String(JSON.parse(text.slice(start, end + 1))) : raw;
  if (!content.isWellFormed()) return 'a string holds half of a surrogate pair';
  if (content.includes('\u0000')) return 'a string holds the character U+0000';
  if (level?.keys === undefined || !level.expectsKey) return undefined;
  if (content === '__proto__') return 'the key "__proto__" is not allowed';
  if (level.keys.has(content)) return `the key ${JSON.stringify(content.slice(0, 64))} is given twice`;
  level.keys.add(content);
  return undefined;
}
