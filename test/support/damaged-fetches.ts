import { createRequire } from 'node:module';

/** Every long answer that is read has one bit turned over near its end, until `end`. */
export function damagedFetches() {
  const load = createRequire(import.meta.url);
  const { prototype } = load('kafkajs/src/protocol/decoder') as { prototype: { readInt64: () => unknown } };
  // oxlint-disable-next-line typescript/unbound-method -- called with a decoder below
  const { readInt64 } = prototype;
  const done = new WeakSet<Buffer>();
  prototype.readInt64 = function (this: { buffer: Buffer }) {
    const { buffer } = this;
    const last = buffer.length - 1;
    if (buffer.length > 2_000 && !done.has(buffer)) buffer[last - 40] = (buffer[last - 40] ?? 0) ^ 1;
    done.add(buffer);
    return readInt64.call(this);
  };
  return { end: () => void (prototype.readInt64 = readInt64) };
}
