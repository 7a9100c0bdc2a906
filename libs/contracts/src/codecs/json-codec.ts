import { parseStrictJson } from '../strict-json.js';
import type { ValueCodec } from './value-codec.js';

export const jsonContentType = 'application/json';

/** UTF-8 JSON with one meaning: what `parseStrictJson` takes. */
export const jsonCodec: ValueCodec = {
  contentType: jsonContentType,
  decode: parseStrictJson,
  encode: (data) => Buffer.from(JSON.stringify(data), 'utf8'),
};
