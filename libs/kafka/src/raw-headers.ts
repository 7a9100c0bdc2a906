// kafkajs decodes every header of every record at once: a view of memory for each value, and for each header a new copy of
// the object that holds those before it. With packing the headers for the reading thread that took an eighth of the time of
// the main thread in a drain (bench drain, ten headers a record), beside the rubbish that it left. Here the headers of a
// record stay the bytes that they are until somebody asks for one.
// In: kafkajs's decoder, changed once at the start of the process. Out: messages whose `headers` decode themselves when they
// are looked at, by kafkajs's own code, and give their bytes to who knows of them.
// Guaranteed: whoever looks at `headers` sees what kafkajs would have made of them. Another version of kafkajs that decodes
// in another way goes on without it (`rawHeadersOf` gives undefined then), and a test says so.
import { createRequire } from 'node:module';

type Reader = (decoder: Decoder) => unknown;
type Decoder = {
  buffer: Buffer;
  offset: number;
  readVarIntArray(reader: Reader): { reduce(fold: Fold, start: object): object };
};
type Fold = (headers: object, header: unknown) => object;

const load = createRequire(import.meta.url);
const KafkaDecoder = load('kafkajs/src/protocol/decoder') as {
  new (buffer: Buffer): Decoder;
  prototype: Decoder;
};
const readHeader = load('kafkajs/src/protocol/recordBatch/header/v0/decoder') as Reader;
// oxlint-disable-next-line typescript/unbound-method -- called with a decoder below
const { readVarIntArray } = KafkaDecoder.prototype;

const bytesOf = Symbol('the headers as the log has them');

class Undecoded {
  private decoded: object | undefined;

  constructor(
    readonly bytes: Buffer,
    private readonly fold: Fold,
  ) {}

  get headers(): object {
    this.decoded ??= readVarIntArray.call(new KafkaDecoder(this.bytes), readHeader).reduce(this.fold, {});
    return this.decoded;
  }
}

const asHeaders: ProxyHandler<Undecoded> = {
  get: (undecoded, name) =>
    name === bytesOf ? undecoded.bytes : (Reflect.get(undecoded.headers, name) as unknown),
  has: (undecoded, name) => Reflect.has(undecoded.headers, name),
  ownKeys: (undecoded) => Reflect.ownKeys(undecoded.headers),
  getOwnPropertyDescriptor: (undecoded, name) => Reflect.getOwnPropertyDescriptor(undecoded.headers, name),
  getPrototypeOf: () => Object.prototype,
};

/** From now on, however often it is called, messages of this process keep their headers undecoded until they are looked at. */
export function keepHeadersRaw(): void {
  KafkaDecoder.prototype.readVarIntArray = function (this: Decoder, reader: Reader) {
    if (reader !== readHeader) return readVarIntArray.call(this, reader);
    // The last field of a record, whose bytes are all that the decoder holds.
    const bytes = this.buffer.subarray(this.offset);
    this.offset = this.buffer.length;
    return { reduce: (fold) => new Proxy(new Undecoded(bytes, fold), asHeaders) };
  };
}

/** The bytes of a message's headers, where it has kept them. */
export function rawHeadersOf(headers: { readonly [bytesOf]?: Buffer } | undefined): Buffer | undefined {
  return headers?.[bytesOf];
}
