// Planted, each seen failing here: headers sorted as the log has them, a null value left out, names compared by locale, the
// length of a null taken as bytes to skip, a fetch that kafkajs does not ask us to decode, a time or an offset without its
// batch's, the append time read as the sender's, markers of transactions kept, records of aborted transactions kept, a batch that
// is cut off read on, the second batch left out, compressed records taken as they are, a checksum that is not compared, the fault of a
// damaged batch thrown at kafkajs, its place below what was asked for, its transaction kept, a batch read from the midst of another.
import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type { KafkaMessage } from 'kafkajs';
import {
  answerOf,
  firstOffset,
  logOf,
  type MadeBatch,
  type MadeRecord,
} from '../../../test/support/fetch-answers.js';
import { FetchedRecord, readRecordsDirectly } from './fetched-records.js';
import { toLogRecord } from './log-record.js';

type Pair = readonly [name: string, value: Buffer | null];
type Decode = (bytes: Buffer) => Promise<{
  responses: { partitions: { messages: (KafkaMessage & { batchContext: object })[] }[] }[];
}>;
type Batch = {
  messages: KafkaMessage[];
  firstOffset(): string | bigint | null;
  lastOffset(): string | bigint;
  isEmptyDueToFiltering(): boolean;
};

const load = createRequire(import.meta.url);
const fetches = load('kafkajs/src/protocol/requests/fetch') as {
  protocol: (of: { version: number }) => (data: object) => { response: { decode: Decode } };
};
const asKafkajs = (load('kafkajs/src/protocol/requests/fetch/v11/response') as { decode: Decode }).decode;
const MessageSet = load('kafkajs/src/protocol/messageSet') as (of: object) => { readonly buffer: Buffer };
const KafkaBatch = load('kafkajs/src/consumer/batch') as new (
  topic: string,
  fetchedOffset: string,
  partition: object,
) => Batch;

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
const name = fc.oneof(
  fc.constantFrom('ce_id', 'Z', 'a', 'ä', '😀', '\uffff', '7'),
  fc.string({ maxLength: 200, unit: 'binary' }).filter((text) => !(text in Object.prototype)),
);
const record = fc.record({
  timeDelta: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.array(fc.tuple(name, fc.option(bytes)), { maxLength: 14 }),
});
const batch = fc.record({
  records: fc.array(record, { maxLength: 5 }),
  gap: fc.integer({ min: 0, max: 3 }),
  isCompressed: fc.boolean(),
  isAppendTime: fc.boolean(),
  isControl: fc.boolean(),
  inTransaction: fc.boolean(),
  producerId: fc.constantFrom(-1n, 7n, 2n ** 62n),
});
describe('a fetched record', () => {
  beforeAll(readRecordsDirectly);

  it('tells what kafkajs makes of it: time, offset, key, value, headers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(batch, { maxLength: 4 }), async (batches) => {
        const answer = answerOf(logOf(batches));
        const [ours, theirs] = [await messagesOf(decode, answer), await messagesOf(asKafkajs, answer)];
        expect(ours.every((message) => message instanceof FetchedRecord)).toBe(true);
        expect(ours.map(plain)).toEqual(theirs.map(plain));
        expect(ours).toHaveLength(batches.reduce((sum, { records }) => sum + records.length, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('is kept, or left out as a marker or as of an aborted transaction, as kafkajs does with its own', async () => {
    const aborted = fc.array(
      fc.record({
        producerId: fc.constantFrom('7', String(2n ** 62n)),
        firstOffset: fc.integer({ min: 0, max: 12 }).map((at) => String(firstOffset + BigInt(at))),
      }),
      { maxLength: 2 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(batch, { maxLength: 5 }),
        aborted,
        fc.integer({ min: 0, max: 6 }),
        async (batches, abortedTransactions, skipped) => {
          const answer = answerOf(logOf(batches));
          const seen = async (decodes: Decode) => {
            const messages = await messagesOf(decodes, answer);
            const from = String(firstOffset + BigInt(skipped));
            const partition = { partition: 0, highWatermark: '99', abortedTransactions, messages };
            const one = new KafkaBatch('topic', from, partition);
            const ends = [one.firstOffset(), one.lastOffset(), one.isEmptyDueToFiltering()].map(String);
            return { ends, kept: one.messages.map(plain) };
          };
          expect(await seen(decode)).toEqual(await seen(asKafkajs));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is not read from a batch that the answer cuts off', async () => {
    const log = logOf([sample(), sample()]);
    const [one] = await messagesOf(decode, answerOf(logOf([sample()])));
    // Fewer bytes, which no broker sends, are kafkajs's.
    for (let length = 17; length < log.length; length += 1) {
      const answer = answerOf(log.subarray(0, length));
      const ours = await messagesOf(decode, answer);
      // The first batch comes whole from every broker (KIP-74): one that does not says a length that is not its own.
      const isFirst = 2 * length < log.length;
      expect(ours.map((message) => String(message.key))).toEqual(
        isFirst ? (length < 61 ? [] : ['null']) : ['k'],
      );

      if (!isFirst) expect(ours.map(plain)).toEqual([plain(one as KafkaMessage)]);
    }
  });

  it('is found in its own partition, whatever stands in those before it', async () => {
    const log = logOf([sample()]);
    const old = MessageSet({
      messageVersion: 1,
      entries: [{ key: 'k', value: 'v', timestamp: 1, attributes: 0 }],
    }).buffer;
    const answer = answerOf(log, null, Buffer.alloc(0), old, log);
    const found = async (decodes: Decode) => {
      const { responses } = await decodes(answer);
      return responses[0]?.partitions.map((one) => ({ ...one, messages: one.messages.map(plain) }));
    };
    const ours = await found(decode);
    expect(ours).toEqual(await found(asKafkajs));
    expect(ours?.map(({ messages }) => messages.length)).toEqual([1, 0, 0, 1, 1]);
  });

  it('is not looked for in an answer that says more than it holds', async () => {
    const answer = answerOf(logOf([sample(), sample()])).subarray(0, -1);
    expect(await messagesOf(asKafkajs, answer)).toEqual([]);
    expect(await messagesOf(decode, answer)).toEqual([]);
  });

  it('cannot be read where a single bit of its batch has turned over, nor what follows, and those before it can', async () => {
    const [before, whole, after] = [logOf([sample()]), logOf([sample(2)]), logOf([sample()])];
    // Place, length and format are not under the checksum.
    for (let at = 17; at < whole.length; at += 1) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      const messages = await messagesOf(decode, answerOf(Buffer.concat([before, damaged, after])));
      expect(messages).toHaveLength(2);
      expect(messages.map((message) => String(message.key))).toEqual(['k', 'null']);
      expect((messages[1] as unknown as FetchedRecord).isDamaged).toBe(true);
      expect(() => messages[1]?.value).toThrow(RangeError);
      expect(() => messages[1]?.headers).toThrow(RangeError);
    }
  });

  it('is neither passed over nor taken for an aborted one where its batch is damaged', async () => {
    const damaged = Buffer.from(logOf([{ ...sample(), inTransaction: true, producerId: 7n }]));
    damaged[60] = 0;
    const messages = await messagesOf(decode, answerOf(damaged));
    const abortedTransactions = [{ producerId: '-1', firstOffset: '0' }];
    const partition = { partition: 0, highWatermark: '99', abortedTransactions, messages };
    expect(new KafkaBatch('topic', String(firstOffset + 1_000n), partition).messages).toHaveLength(1);
  });

  it.each([-13, -12, 0, 4, 8, 48])(
    'is not looked for behind a batch of a length that cannot be: %i',
    async (length) => {
      const log = Buffer.from(logOf([sample(), sample(), sample()]));
      log.writeInt32BE(length, logOf([sample()]).length + 8);
      const messages = await messagesOf(decode, answerOf(log));
      expect(messages.map((message) => String(message.key))).toEqual(['k', 'null']);
    },
  );

  it('is not taken from a batch whose place is before that of the one before it', async () => {
    const log = Buffer.from(logOf([sample(), sample(), sample()]));
    log.writeBigInt64BE(firstOffset - 7n, logOf([sample()]).length);
    const messages = await messagesOf(decode, answerOf(log));
    expect(messages.map((message) => String(message.key))).toEqual(['k', 'null']);
  });

  it('is sorted by header name, by code unit; repeated names keep their order, null reads as no bytes', async () => {
    const headers: Pair[] = [
      ['b', Buffer.from('1')],
      ['toString', Buffer.from('2')],
      ['Z', null],
      ['b', Buffer.from('3')],
      ['__proto__', Buffer.from('4')],
    ];
    const [message] = await messagesOf(
      decode,
      answerOf(logOf([{ ...sample(), records: [{ ...empty, headers }] }])),
    );
    expect(toLogRecord(message as KafkaMessage).headers).toEqual([
      ['Z', Buffer.alloc(0)],
      ['__proto__', Buffer.from('4')],
      ['b', Buffer.from('1')],
      ['b', Buffer.from('3')],
      ['toString', Buffer.from('2')],
    ]);
  });

  it('is read by the same decoder however often that was asked for, and from older answers by kafkajs', async () => {
    readRecordsDirectly();
    const [message] = await messagesOf(decode, answerOf(logOf([sample()])));
    expect(message).toBeInstanceOf(FetchedRecord);
    const { response } = fetches.protocol({ version: 5 })({ topics: [], maxWaitTime: 1 });
    expect(response).toBe(load('kafkajs/src/protocol/requests/fetch/v5/response'));
  });
});

const empty: MadeRecord = { timeDelta: 0, key: null, value: null, headers: [] };
function sample(count = 1): MadeBatch {
  const one = { ...empty, key: Buffer.from('k'), headers: [['a', Buffer.from('v')] as const] };
  const records = Array.from({ length: count }, () => one);
  const flags = { isCompressed: false, isAppendTime: false, isControl: false, inTransaction: false };
  return { ...flags, records, gap: 0, producerId: -1n };
}

/** As this process decodes the answer to a fetch. */
const decode: Decode = (answer) =>
  fetches.protocol({ version: 11 })({ topics: [], maxWaitTime: 1 }).response.decode(answer);

async function messagesOf(
  decodes: Decode,
  answer: Buffer,
): Promise<(KafkaMessage & { batchContext: object })[]> {
  const { responses } = await decodes(answer);
  return responses[0]?.partitions[0]?.messages ?? [];
}

function plain(message: KafkaMessage): object {
  const { offset, timestampMs, key, value, headers } = toLogRecord(message);
  return { offset, timestampMs, key, value, headers };
}
