import { isFinal, knownPositions, type Knowledge } from './knowledge.js';
import type { Standing } from './position-watch.js';

const standing: Standing = new Map([
  [0, { next: 5n, recordedAtMs: 100 }],
  [1, { next: 7n, recordedAtMs: 200 }],
  [2, { next: 0n, recordedAtMs: undefined }],
]);
const knownAt = (knownAtMs: number): Knowledge => ({ kind: 'knownAt', knownAtMs });
const ends = (...next: bigint[]) => new Map(next.map((end, partition) => [partition, end]));

describe('an answer as far as known', () => {
  // Planted: with >= the answer of ms 99 and of ms 100 were both final.
  it('is final where every partition has come past the instant', () => {
    const busy = new Map([...standing].slice(0, 2));
    expect(isFinal({ knowledge: knownAt(99) }, busy)).toBe(true);
    expect(isFinal({ knowledge: knownAt(100) }, busy)).toBe(false);
    expect(isFinal({ knowledge: knownAt(99) }, standing)).toBe(false);
  });

  it('is final where a quiet partition holds nothing more, and where the log has none that the books lack', () => {
    const knowledge = knownAt(5_000);
    expect(isFinal({ knowledge, logEnds: ends(5n, 7n, 0n) }, standing)).toBe(true);
    expect(isFinal({ knowledge, logEnds: ends(5n, 8n, 0n) }, standing)).toBe(false);
    expect(isFinal({ knowledge, logEnds: ends(5n, 7n, 0n, 1n) }, standing)).toBe(false);
    expect(isFinal({ knowledge, logEnds: ends(5n, 7n, 0n, 0n) }, standing)).toBe(true);
  });

  it('is final up to a vector that is applied, and holds no more than is', () => {
    const upTo = (vector: Map<number, bigint>): Knowledge => ({ kind: 'upTo', vector });
    const within = upTo(new Map([[0, 5n]]));
    const beyond = upTo(
      new Map([
        [0, 2n],
        [1, 8n],
        [9, 1n],
      ]),
    );
    expect(isFinal({ knowledge: within }, standing)).toBe(true);
    expect(isFinal({ knowledge: beyond }, standing)).toBe(false);
    expect([...knownPositions(beyond, standing)]).toEqual([
      [0, 2n],
      [1, 7n],
    ]);
    expect(isFinal({}, standing)).toBe(true);
  });
});
