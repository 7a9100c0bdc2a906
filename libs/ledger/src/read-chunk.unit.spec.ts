import { readChunk } from './read-chunk.js';

describe('reading a chunk', () => {
  // Planted: the chain of a log that has no record yet taken for thirty-two zero bytes.
  it('leaves clock and chain where they stand when it holds no record, at the beginning of a log too', () => {
    for (const start of [
      { recordedAtMs: null, chain: null },
      { recordedAtMs: 1_790_000_000_000, chain: Buffer.alloc(32, 7) },
    ]) {
      const chunk = readChunk({ partition: 3, from: 0n, to: 2n, records: [], start });
      expect(chunk.clock).toEqual(start);
      expect(chunk.gaps).toEqual([{ first: 0n, next: 2n }]);
    }
  });
});
