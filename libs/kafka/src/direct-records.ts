// kafkajs writes a record with a buffer of half a kilobyte for itself and one for each header, and an array for each number: of
// the time that an import took, two fifths. Here a record is written once, into bytes of its size.
// In: kafkajs's produce requests, changed once at the start of the process. Out: requests that encode themselves with it.
// Guaranteed: the bytes are those that kafkajs would write (a test compares them); what this does not know (times that the
// sender sets, versions before records had headers) goes kafkajs's own way.
import { createRequire } from 'node:module';
import type { Message } from 'kafkajs';

type Encoder = {
  readonly buf: Buffer;
  readonly buffer: Buffer;
  size(): number;
  writeInt16(value: number): Encoder;
  writeInt32(value: number): Encoder;
  writeString(value: string | null): Encoder;
  writeArray(values: readonly Encoder[]): Encoder;
  writeEncoder(value: Encoder): Encoder;
};
type PartitionData = {
  readonly partition: number;
  readonly messages: readonly Message[];
  readonly firstSequence?: number;
};
type TopicData = { readonly topic: string; readonly partitions: readonly PartitionData[] };
type ProduceData = {
  readonly acks: number;
  readonly timeout: number;
  readonly compression?: number;
  readonly transactionalId?: string | null;
  readonly producerId?: unknown;
  readonly producerEpoch?: number;
  readonly topicData: readonly TopicData[];
};
type Make = (data: ProduceData) => { readonly request: { encode: () => Promise<Encoder> } };
type Produce = { protocol: (of: { readonly version: number | string }) => Make };

const load = createRequire(import.meta.url);
const KafkaEncoder = load('kafkajs/src/protocol/encoder') as new () => Encoder;
const { RecordBatch: recordBatch } = load('kafkajs/src/protocol/recordBatch/v0') as {
  RecordBatch: (batch: object) => Promise<Encoder>;
};
const produce = load('kafkajs/src/protocol/requests/produce') as Produce;
const { protocol } = produce;

const firstVersionWithHeaders = 3;

/** From now on, however often it is called, produce requests of this process are written directly. */
export function writeRecordsDirectly(): void {
  produce.protocol = ({ version }) => {
    const make = protocol({ version });
    if (Number(version) < firstVersionWithHeaders) return make;
    return (data) => {
      const made = make(data);
      if (hasNoTimes(data)) made.request.encode = () => encoded(data);
      return made;
    };
  };
}

function hasNoTimes({ topicData }: ProduceData): boolean {
  return topicData.every(({ partitions }) =>
    partitions.every(({ messages }) => messages.every(({ timestamp }) => timestamp === undefined)),
  );
}

async function encoded(data: ProduceData): Promise<Encoder> {
  const topics: Encoder[] = [];
  for (const { topic, partitions } of data.topicData) {
    const batches: Encoder[] = [];
    for (const partition of partitions) batches.push(await partitionOf(partition, data));
    topics.push(new KafkaEncoder().writeString(topic).writeArray(batches));
  }
  const { transactionalId = null, acks, timeout } = data;
  return new KafkaEncoder()
    .writeString(transactionalId)
    .writeInt16(acks)
    .writeInt32(timeout)
    .writeArray(topics);
}

async function partitionOf(
  { partition, messages, firstSequence }: PartitionData,
  { transactionalId, producerId, producerEpoch, compression }: ProduceData,
): Promise<Encoder> {
  const now = Date.now();
  const batch = await recordBatch({
    compression,
    records: messages.map((message, at) => {
      const bytes = recordBytes(message, at);
      return { buf: bytes, buffer: bytes };
    }),
    firstTimestamp: now,
    maxTimestamp: now,
    producerId,
    producerEpoch,
    firstSequence,
    transactional: Boolean(transactionalId),
    lastOffsetDelta: messages.length - 1,
  });
  return new KafkaEncoder().writeInt32(partition).writeInt32(batch.size()).writeEncoder(batch);
}

type Bytes = Buffer | string | null;

/** What the body of a record is written into before its length is known; grows to the largest. */
let scratch = Buffer.allocUnsafeSlow(16_384);
/** The longest varint. */
const varintMost = 5;

/** A record of the batch as the log has it (records since Kafka 0.11): its length, then attributes, times, key, value, headers. */
function recordBytes({ key, value, headers = {} }: Message, offsetDelta: number): Buffer {
  const pairs: [string, Bytes][] = [];
  for (const name of Object.keys(headers)) {
    const given = headers[name] as Bytes | Bytes[];
    if (Array.isArray(given)) for (const one of given) pairs.push([name, one]);
    else pairs.push([name, given]);
  }
  makeRoom(pairs, key ?? null, value);
  // Attributes, and no time after the first of the batch.
  let at = varintMost;
  scratch[at] = 0;
  scratch[at + 1] = 0;
  at = writeVarint(offsetDelta, at + 2);
  at = writeBytes(value, writeBytes(key ?? null, at));
  at = writeVarint(pairs.length, at);
  for (const [name, one] of pairs) at = writeBytes(one, writeBytes(name, at));
  const length = at - varintMost;
  const start = varintMost - varintLength(length);
  writeVarint(length, start);
  return Buffer.from(scratch.subarray(start, at));
}

function makeRoom(pairs: readonly [string, Bytes][], key: Bytes, value: Bytes): void {
  let most = 8 * varintMost + mostBytes(key) + mostBytes(value);
  for (const [name, one] of pairs) most += 2 * varintMost + mostBytes(name) + mostBytes(one);
  if (most > scratch.length) scratch = Buffer.allocUnsafeSlow(2 * most);
}

/** A letter of a text takes three bytes at most. */
function mostBytes(bytes: Bytes): number {
  if (bytes === null) return 0;
  return typeof bytes === 'string' ? 3 * bytes.length : bytes.length;
}

function writeBytes(bytes: Bytes, at: number): number {
  if (bytes === null) return writeVarint(-1, at);
  if (typeof bytes !== 'string') {
    const start = writeVarint(bytes.length, at);
    return start + bytes.copy(scratch, start);
  }
  const start = writeVarint(Buffer.byteLength(bytes), at);
  return start + scratch.write(bytes, start, 'utf8');
}

function zigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

function varintLength(value: number): number {
  let length = 1;
  for (let left = zigzag(value); left > 0x7f; left >>>= 7) length += 1;
  return length;
}

function writeVarint(value: number, start: number): number {
  let at = start;
  let left = zigzag(value);
  for (; left > 0x7f; left >>>= 7) {
    scratch[at] = (left & 0x7f) | 0x80;
    at += 1;
  }
  scratch[at] = left;
  return at + 1;
}
