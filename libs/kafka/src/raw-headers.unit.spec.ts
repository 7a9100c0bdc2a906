// Planted, each seen failing here: headers sorted as the log has them, a null value left out, names compared by locale, the
// length of a null taken as bytes to skip, a decoder that kafkajs does not use.
import { createRequire } from 'node:module';
import { headersForLog, headersInLog, viewOf } from '#libs/contracts';
import * as fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import { toLogRecord } from './log-record.js';
import { keepHeadersRaw, rawHeadersOf } from './raw-headers.js';

type Pair = readonly [name: string, value: Buffer | null];
type Encoded = { readonly buffer: Buffer };

const load = createRequire(import.meta.url);
const { RecordBatch } = load('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (batch: object) => Promise<Encoded>;
};
const decodeBatch = load('kafkajs/src/protocol/recordBatch/v0/decoder') as (
  decoder: object,
) => Promise<{ records: KafkaMessage[] }>;
const Decoder = load('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => object;

const name = fc.oneof(
  fc.constantFrom('ce_id', 'toString', '__proto__', 'constructor', 'Z', 'a', 'ä', '😀', '\uffff', '7'),
  fc.string({ maxLength: 200, unit: 'binary' }),
);
const value = fc.option(fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)));
const pairs = fc.array(fc.tuple(name, value), { maxLength: 14 });

/** A record as the log has it, its headers in the order given and with the repetitions given. */
function recordBytes(headers: readonly Pair[]): Buffer {
  const parts = headers.map(([text, bytes]) => [
    varint(Buffer.byteLength(text)),
    Buffer.from(text),
    ...(bytes === null ? [varint(-1)] : [varint(bytes.length), bytes]),
  ]);
  const fields = [varint(0), varint(0), varint(0), varint(-1), varint(-1), varint(headers.length)];
  const body = Buffer.concat([...fields, ...parts.flat()]);
  return Buffer.concat([varint(body.length), body]);
}

function varint(number: number): Buffer {
  const bytes: number[] = [];
  let left = (number << 1) ^ (number >> 31);
  while (left > 127) {
    bytes.push((left & 127) | 128);
    left >>>= 7;
  }
  return Buffer.from([...bytes, left]);
}

/** The record as kafkajs decodes it out of a batch. */
async function decoded(headers: readonly Pair[]): Promise<KafkaMessage> {
  const bytes = recordBytes(headers);
  const batch = await RecordBatch({ records: [{ buf: bytes, buffer: bytes }] });
  const { records } = await decodeBatch(new Decoder(batch.buffer));
  return records[0] as KafkaMessage;
}

describe('the headers of a message', () => {
  beforeAll(keepHeadersRaw);

  it('are in the ledger what kafkajs makes of them, sorted, whatever they are called', async () => {
    await fc.assert(
      fc.asyncProperty(pairs, async (headers) => {
        const message = await decoded(headers);
        expect(rawHeadersOf(message.headers)).toBeDefined();
        const lazily = toLogRecord(message).headers;
        // A copy has what kafkajs's own code decodes, and no bytes: it goes the long way.
        const eagerly = toLogRecord({ ...message, headers: { ...message.headers } } as KafkaMessage).headers;
        const inherited = headers.some(([text]) => text in Object.prototype);
        if (!inherited) expect(lazily).toEqual(eagerly);
        expect(lazily).toEqual(sorted(headers));
      }),
      { numRuns: 500 },
    );
  });

  it('look to anybody else as kafkajs gives them', async () => {
    const one = Buffer.from('1');
    const { headers = {} } = await decoded([
      ['b', one],
      ['a', null],
      ['b', Buffer.from('2')],
    ]);
    expect(Object.keys(headers)).toEqual(['b', 'a']);
    expect({ ...headers }).toEqual({ a: null, b: [one, Buffer.from('2')] });
    expect(headers).toEqual({ a: null, b: [one, Buffer.from('2')] });
    expect(['a' in headers, 'c' in headers, headers['c']]).toEqual([true, false, undefined]);
    expect(headers['a']).toBeNull();
  });

  it('are read by the same decoder however often that was asked for', async () => {
    keepHeadersRaw();
    keepHeadersRaw();
    expect(toLogRecord(await decoded([['a', null]])).headers).toEqual([['a', Buffer.alloc(0)]]);
  });

  it('that are cut off are refused', () => {
    const bytes = headersForLog([['ce_id', Buffer.from('4711')]]);
    for (let length = 0; length < bytes.length; length += 1)
      expect(() => headersInLog(bytes.subarray(0, length), viewOf)).toThrow(RangeError);
    expect(headersInLog(bytes, viewOf)).toEqual([['ce_id', Buffer.from('4711')]]);
  });
});

/** By code unit; repetitions in the order of the log; null as no bytes. */
function sorted(headers: readonly Pair[]): [string, Buffer][] {
  return headers
    .map(([text, bytes]): [string, Buffer] => [Buffer.from(text).toString(), bytes ?? Buffer.alloc(0)])
    .sort(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
}
