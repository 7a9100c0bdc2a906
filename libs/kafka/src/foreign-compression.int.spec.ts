// A foreign producer compresses as it likes. The topic has the broker unpack it, because kafkajs reads gzip alone.
// Planted: without compression.type in the topic the consumer ends for good at the first such batch.
import kafkajs from 'kafkajs';
import { consumerOf, listening } from '../../../test/support/consume.js';
import { eventually } from '../../../test/support/eventually.js';
import { createTestTopic, testBrokers } from '../../../test/support/kafka.js';
import { MemoryBooks } from '../../../test/support/memory-books.js';

/** Snappy without compression, in the framing of its Java library, which Kafka uses: one block of one literal. */
function snappy(bytes: Buffer): Buffer {
  const magic = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0, 0, 0, 0, 1, 0, 0, 0, 1]);
  const length: number[] = [];
  for (let rest = bytes.length; ; rest >>= 7) {
    length.push(rest > 127 ? (rest & 127) | 128 : rest);
    if (rest <= 127) break;
  }
  const literal = Buffer.from([61 << 2, (bytes.length - 1) & 255, (bytes.length - 1) >> 8]);
  const block = Buffer.concat([Buffer.from(length), literal, bytes]);
  const blockLength = Buffer.alloc(4);
  blockLength.writeInt32BE(block.length);
  return Buffer.concat([magic, blockLength, block]);
}

describe('a foreign producer that compresses with a codec that kafkajs lacks', () => {
  const codecs = kafkajs.CompressionCodecs;
  const before = codecs[kafkajs.CompressionTypes.Snappy];
  afterAll(() => {
    codecs[kafkajs.CompressionTypes.Snappy] = before;
  });

  it('is read like any other', async () => {
    const topic = await createTestTopic('compressed', 1);
    codecs[kafkajs.CompressionTypes.Snappy] = () => ({
      compress: ({ buffer }: { buffer: Buffer }) => Promise.resolve(snappy(buffer)),
      decompress: () => Promise.reject(new Error('no codec, as in a process that only consumes')),
    });
    const producer = new kafkajs.Kafka({
      brokers: testBrokers(),
      logLevel: kafkajs.logLevel.NOTHING,
    }).producer();
    await producer.connect();
    const messages = ['one', 'two', 'three'].map((value) => ({ key: 'E-1', value: value.repeat(50) }));
    await producer.send({ topic, messages, compression: kafkajs.CompressionTypes.Snappy });
    await producer.disconnect();

    const books = new MemoryBooks();
    const server = consumerOf({ topic, books });
    try {
      await listening(server);
      await eventually(() => server.state().partitions[0]?.nextOffset === 3n, { timeoutMs: 15_000 });
      expect(server.state().crashed).toBeUndefined();
    } finally {
      await server.close();
    }
  });
});
