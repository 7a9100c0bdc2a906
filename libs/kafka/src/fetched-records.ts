// kafkajs makes of every record of a fetch some ten objects: numbers as texts, views of memory for key, value and each header.
// They outlive the young generation, because a fetch is worked on for a second, and were a third of the rubbish that the
// collector had to find on the main thread in a drain. Here a record stays the bytes that it is, with a few numbers.
// In: kafkajs's fetch requests, changed when the process makes its first consumer here. Out: messages that are `LogRecord`s already.
// Guaranteed: they tell what kafkajs would have made of them (a test compares them); before a batch that is damaged the records of
// its partition end with one that says so; answers of brokers before 2.3 and records from before Kafka 0.11 go kafkajs's own way.
import { createRequire } from 'node:module';
import { crc32c } from '@node-rs/crc32';
import { offsetDeltaOf, RecordInLog, type RecordHeader, VarintReader, viewOf } from '#libs/contracts';
import type { LogRecord } from './positions.js';

type Decoder = {
  readonly buffer: Buffer;
  offset: number;
  readInt16(): number;
  readInt32(): number;
  readInt64(): { toString(): string };
  readString(): string;
  readArray<Item>(reader: (decoder: Decoder) => Item): Item[];
  readArrayAsync<Item>(reader: (decoder: Decoder) => Promise<Item>): Promise<Item[]>;
};
type Response = { decode(bytes: Buffer): Promise<object>; readonly parse: unknown };
type Make = (data: object) => { readonly response: Response };
type Codec = { decompress(bytes: Buffer): Promise<Buffer> };

const load = createRequire(import.meta.url);
const KafkaDecoder = load('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => Decoder;
const decodeMessages = load('kafkajs/src/protocol/requests/fetch/v4/decodeMessages') as (
  decoder: Decoder,
) => Promise<unknown[]>;
const { lookupCodecByAttributes } = load('kafkajs/src/protocol/message/compression') as {
  lookupCodecByAttributes: (attributes: number) => Codec | null;
};
const fetches = load('kafkajs/src/protocol/requests/fetch') as {
  protocol: (of: { readonly version: number | string }) => Make;
};
const { protocol } = fetches;

/** The only version that is read here; brokers have it since 2.3. */
const versionRead = 11;

/** From now on, however often it is called, fetched records of this process are read directly. */
export function readRecordsDirectly(): void {
  fetches.protocol = ({ version }) => {
    const make = protocol({ version });
    if (Number(version) !== versionRead) return make;
    return (data) => {
      const made = make(data);
      return { ...made, response: { decode: decodeFetch, parse: made.response.parse } };
    };
  };
}

/** The answer to a fetch of version 11 (Kafka protocol, Fetch API) as kafkajs decodes it, but for the messages. */
async function decodeFetch(bytes: Buffer): Promise<object> {
  const decoder = new KafkaDecoder(bytes);
  const clientSideThrottleTime = decoder.readInt32();
  return {
    // The broker has not throttled the answer but expects that we do.
    throttleTime: 0,
    clientSideThrottleTime,
    errorCode: decoder.readInt16(),
    sessionId: decoder.readInt32(),
    responses: await decoder.readArrayAsync(async (topic) => ({
      topicName: topic.readString(),
      partitions: await topic.readArrayAsync(decodePartition),
    })),
  };
}

async function decodePartition(decoder: Decoder): Promise<object> {
  return {
    partition: decoder.readInt32(),
    errorCode: decoder.readInt16(),
    highWatermark: decoder.readInt64().toString(),
    lastStableOffset: decoder.readInt64().toString(),
    lastStartOffset: decoder.readInt64().toString(),
    abortedTransactions: decoder.readArray((one) => ({
      producerId: one.readInt64().toString(),
      firstOffset: one.readInt64().toString(),
    })),
    preferredReadReplica: decoder.readInt32(),
    messages: await messagesAt(decoder),
  };
}

/** Batches, of which the last may be cut off: the broker sends as many bytes as were asked for. */
async function messagesAt(decoder: Decoder): Promise<readonly unknown[]> {
  const { buffer, offset } = decoder;
  const start = offset + 4;
  const length = buffer.readInt32BE(offset);
  if (length <= magicAt || start + length > buffer.length || buffer[start + magicAt] !== magicRead)
    return decodeMessages(decoder);
  const end = start + length;
  decoder.offset = end;
  const records: FetchedRecord[] = [];
  let before: bigint | undefined;
  for (let at = start; at + headBytes <= end;) {
    const batchEnd = at + lengthEnd + buffer.readInt32BE(at + 8);
    // The first one comes whole, however large it is (KIP-74).
    if (batchEnd > end && at > start) break;
    const firstOffset = buffer.readBigInt64BE(at);
    const read = isAhead(firstOffset, before) ? await recordsOf(buffer.subarray(at, batchEnd)) : undefined;
    if (read === undefined) return [...records, damagedBatch(firstOffset)];
    for (const record of read) records.push(record);
    before = firstOffset;
    at = batchEnd;
  }
  return records;
}

/** Place and length of a batch are not under its checksum. */
function isAhead(firstOffset: bigint, before: bigint | undefined): boolean {
  return before === undefined || firstOffset > before;
}

/** First offset int64, length int32, leader epoch int32, magic int8, CRC uint32, and so on (Kafka documentation, record batch). */
const lengthEnd = 12;
const magicAt = 16;
const magicRead = 2;
const crcAt = 17;
const crcEnd = 21;
const headBytes = 61;

/**
 * Undefined for a batch that is not what its producer wrote: kafkajs does not look, and a bit that turned over in a disk or
 * on the way would be another amount.
 */
async function recordsOf(batch: Buffer): Promise<FetchedRecord[] | undefined> {
  if (batch.length < headBytes || crc32c(batch.subarray(crcEnd)) !== batch.readUInt32BE(crcAt))
    return undefined;
  const attributes = batch.readInt16BE(21);
  const context: BatchContext = {
    firstOffset: batch.readBigInt64BE(0),
    inTransaction: (attributes & 0x10) > 0,
    isControlBatch: (attributes & 0x20) > 0,
    isAppendTime: (attributes & 0x08) > 0,
    firstTimestamp: batch.readBigInt64BE(27),
    maxTimestampMs: Number(batch.readBigInt64BE(35)),
    producerId: batch.readBigInt64BE(43).toString(),
  };
  const codec = lookupCodecByAttributes(attributes);
  const count = batch.readInt32BE(57);
  const packed = batch.subarray(headBytes);
  const bytes = codec === null ? packed : await codec.decompress(packed);
  return readRecords(bytes, count, context);
}

/**
 * The last record of an answer whose next batch is damaged: thrown at kafkajs, that would end the consumer of all partitions.
 * Beyond all offsets of the batch, because kafkajs passes over what is below the one that it asked for; never an aborted
 * one, which kafkajs leaves out; its value and headers cannot be read.
 */
function damagedBatch(firstOffset: bigint): FetchedRecord {
  const keyIsNull = Buffer.from([0, 0, 0, 1]);
  const context = { ...damagedContext, firstOffset };
  return new FetchedRecord(keyIsNull, 0, keyIsNull.length, 0x7fff_ffff, context);
}

const damagedContext = {
  isDamaged: true,
  inTransaction: false,
  isControlBatch: false,
  isAppendTime: true,
  firstTimestamp: 0n,
  maxTimestampMs: 0,
  producerId: '-1',
};

function readRecords(bytes: Buffer, count: number, context: BatchContext): FetchedRecord[] {
  const records: FetchedRecord[] = [];
  const reader = new VarintReader(bytes, 0, bytes.length);
  for (let left = count; left > 0; left -= 1) {
    const length = reader.nextLength();
    const start = reader.at;
    const end = reader.skip(length);
    records.push(new FetchedRecord(bytes, start, end, offsetDeltaOf(bytes, start, end), context));
  }
  return records;
}

type BatchContext = {
  readonly isDamaged?: boolean;
  readonly firstOffset: bigint;
  readonly inTransaction: boolean;
  readonly isControlBatch: boolean;
  readonly isAppendTime: boolean;
  readonly firstTimestamp: bigint;
  readonly maxTimestampMs: number;
  /** A text, as kafkajs compares it with those of aborted transactions. */
  readonly producerId: string;
};

/** What kafkajs sees of a message, and what the ledger keeps of it. */
export class FetchedRecord extends RecordInLog implements LogRecord {
  constructor(
    bytes: Buffer,
    start: number,
    end: number,
    private readonly offsetDelta: number,
    /** For kafkajs, which leaves out what belongs to an aborted transaction. */
    readonly batchContext: BatchContext,
  ) {
    super(bytes, start, end);
  }

  /** A bigint: kafkajs makes one of the text that it would have here. */
  get offset(): bigint {
    return this.batchContext.firstOffset + BigInt(this.offsetDelta);
  }

  get timestampMs(): number {
    const { isAppendTime, maxTimestampMs, firstTimestamp } = this.batchContext;
    return isAppendTime ? maxTimestampMs : Number(firstTimestamp + this.timeDelta);
  }

  get headers(): readonly RecordHeader[] {
    return this.headersAs(viewOf);
  }

  /** Stands for a batch that is not what its producer wrote; nothing may be applied from here on. */
  get isDamaged(): boolean {
    return this.batchContext.isDamaged === true;
  }

  /** For kafkajs, which leaves the markers of transactions out. */
  get isControlRecord(): boolean {
    return this.batchContext.isControlBatch;
  }
}
