// Planted, each seen failing here: a repeated header once, an offset delta of 0, the text of a header as latin1, room for one
// byte a letter, the length of the record with its own bytes.
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import { writeRecordsDirectly } from './direct-records.js';

type Encoded = { readonly buffer: Buffer };
type Request = { readonly request: { readonly encode: () => Promise<Encoded>; readonly apiVersion: number } };
type Produce = { protocol: (of: { version: number }) => (data: object) => Request };

const produce = createRequire(import.meta.url)('kafkajs/src/protocol/requests/produce') as Produce;
/** As kafkajs has it: taken before anything changes it. */
const { protocol: ofKafkajs } = produce;

const bytes = fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array));
const text = fc.string({ maxLength: 100, unit: 'binary' });
const part = fc.oneof(bytes, text);
const headers = fc.dictionary(
  fc.string({ maxLength: 80, unit: 'binary' }),
  fc.oneof(part, fc.array(part, { maxLength: 3 })),
);
const message = fc.record(
  { key: fc.option(part), value: fc.option(part), headers },
  { requiredKeys: ['value'] },
);
const partitions = fc.array(
  fc.record({ partition: fc.nat(), messages: fc.array(message, { minLength: 1, maxLength: 5 }) }),
  { maxLength: 3 },
);

const encode = async (protocol: Produce['protocol'], data: object, version = 7): Promise<Buffer> =>
  (await protocol({ version })(data).request.encode()).buffer;
const dataOf = (topicData: object, more: object = {}): object => ({
  acks: -1,
  timeout: 4_000,
  topicData,
  ...more,
});

describe('a produce request', () => {
  const { now } = Date;

  beforeAll(() => {
    writeRecordsDirectly();
    // Both ways look at the clock.
    Date.now = () => 1_795_737_600_123;
  });
  afterAll(() => {
    Date.now = now;
  });

  // First, while the room in which records are written is still small.
  it('has all of a text that is longer in bytes than in letters', async () => {
    const data = dataOf([
      { topic: 'a', partitions: [{ partition: 0, messages: [{ value: '€'.repeat(20_000) }] }] },
    ]);
    expect(await encode(produce.protocol, data)).toEqual(await encode(ofKafkajs, data));
  });

  it('has the bytes that kafkajs writes, whatever is sent', async () => {
    await fc.assert(
      fc.asyncProperty(partitions, async (sent) => {
        const data = dataOf([{ topic: 'salary-updates', partitions: sent }]);
        expect(await encode(produce.protocol, data)).toEqual(await encode(ofKafkajs, data));
      }),
      { numRuns: 300 },
    );
  });

  it('has them of a thousand records, of one larger than any before, and of each way to call a producer', async () => {
    const many = Array.from({ length: 1_000 }, (_, at) => ({
      key: `E-${at}`,
      value: Buffer.from(`{"at":${at}}`),
    }));
    const large = { key: null, value: Buffer.alloc(200_000, 7), headers: { größe: '€'.repeat(40_000) } };
    const topics = [
      { topic: 'a', partitions: [{ partition: 0, messages: many, firstSequence: 5 }] },
      { topic: 'b', partitions: [{ partition: 3, messages: [large] }] },
    ];
    for (const more of [{}, { producerEpoch: 3, transactionalId: 'pay' }, { acks: 0, compression: 0 }]) {
      const data = dataOf(topics, more);
      expect(await encode(produce.protocol, data)).toEqual(await encode(ofKafkajs, data));
    }
  });

  // Planted: a property of the module that kafkajs does not look at.
  it('is written without the encoder of records that kafkajs has', async () => {
    const load = createRequire(import.meta.url);
    const Encoder = load('kafkajs/src/protocol/encoder') as {
      prototype: { writeVarIntBytes: (this: unknown, ...given: unknown[]) => unknown };
    };
    const { requests } = load('kafkajs/src/protocol/requests') as { requests: { Produce: Produce } };
    const { writeVarIntBytes } = Encoder.prototype;
    let written = 0;
    Encoder.prototype.writeVarIntBytes = function (...given) {
      written += 1;
      return writeVarIntBytes.apply(this, given);
    };
    const data = dataOf([{ topic: 'a', partitions: [{ partition: 0, messages: [{ value: 'x' }] }] }]);
    await encode(requests.Produce.protocol, data);
    expect(written).toBe(0);
    await encode(ofKafkajs, data);
    expect(written).toBeGreaterThan(0);
    Encoder.prototype.writeVarIntBytes = writeVarIntBytes;
  });

  it('has them where the sender sets a time, or compresses, or the version is old', async () => {
    const timed = dataOf([
      { topic: 'a', partitions: [{ partition: 0, messages: [{ value: 'x', timestamp: '1700000000000' }] }] },
    ]);
    const gzip = dataOf([{ topic: 'a', partitions: [{ partition: 0, messages: [{ value: 'x' }] }] }], {
      compression: 1,
    });
    for (const data of [timed, gzip])
      expect(await encode(produce.protocol, data)).toEqual(await encode(ofKafkajs, data));
    const plain = dataOf([{ topic: 'a', partitions: [{ partition: 0, messages: [{ value: 'x' }] }] }]);
    expect(await encode(produce.protocol, plain, 2)).toEqual(await encode(ofKafkajs, plain, 2));
    expect(produce.protocol({ version: 7 })(plain).request.apiVersion).toBe(7);
  });
});
