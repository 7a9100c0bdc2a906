import type { BatchOutcome } from '#libs/kafka';
import { SharedRounds } from './shared-rounds.js';

/** Rounds whose outcomes the test gives, one after another. */
function rounds() {
  const begun: { pieces: string[]; end(outcome: BatchOutcome | Error): void }[] = [];
  const waiting: (() => void)[] = [];
  const shared = new SharedRounds<string>(
    (pieces) =>
      new Promise((resolve, reject) => {
        const end = (outcome: BatchOutcome | Error): void =>
          outcome instanceof Error ? reject(outcome) : resolve(outcome);
        begun.push({ pieces: [...pieces], end });
        for (const tell of waiting.splice(0)) tell();
      }),
  );
  /** The nth round, once it has begun. */
  const round = async (nth: number) => {
    for (;;) {
      const one = begun[nth];
      if (one !== undefined) return one;
      await new Promise<void>((tell) => waiting.push(tell));
    }
  };
  return { shared, round, begun };
}

describe('work done in shared rounds', () => {
  // Planted: the wait for the round under way left out; the first piece sent at once.
  it('takes what comes in one turn together, and what comes meanwhile in the next round', async () => {
    const { shared, round, begun } = rounds();
    const first = [shared.join('a'), shared.join('b')];
    expect((await round(0)).pieces).toEqual(['a', 'b']);
    const second = [shared.join('c'), shared.join('d')];
    // Two turns: who would not wait had begun by now.
    for (const turn of [1, 2]) await new Promise((resolve) => setImmediate(resolve, turn));
    expect(begun).toHaveLength(1);
    begun[0]?.end('committed');
    expect(await Promise.all(first)).toEqual(['committed', 'committed']);
    (await round(1)).end('committed');
    expect(await Promise.all(second)).toEqual(['committed', 'committed']);
    expect(begun.map(({ pieces }) => pieces)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  // Planted: the outcome of the round given to each of its pieces.
  it.each([
    ['was fenced', 'fenced'],
    ['failed', new Error('no such partition')],
  ] as const)(
    'does each piece alone after a round that %s, and gives each its own outcome',
    async (_, outcome) => {
      const { shared, round, begun } = rounds();
      const pieces = [shared.join('a'), shared.join('b'), shared.join('c')];
      const outcomes = Promise.allSettled(pieces);
      (await round(0)).end(outcome);
      (await round(1)).end('committed');
      (await round(2)).end('fenced');
      (await round(3)).end(new Error('b fails'));
      expect(await outcomes).toMatchObject([
        { value: 'committed' },
        { value: 'fenced' },
        { reason: { message: 'b fails' } },
      ]);
      expect(begun.map((one) => one.pieces)).toEqual([['a', 'b', 'c'], ['a'], ['b'], ['c']]);
    },
  );

  // Planted: the pieces that go alone awaited before the next round.
  it('lets nobody wait for a piece that went alone and hangs', async () => {
    const { shared, round } = rounds();
    const hanging = [shared.join('a'), shared.join('b')];
    (await round(0)).end('fenced');
    await round(2);
    const next = shared.join('c');
    (await round(3)).end('committed');
    expect(await next).toBe('committed');
    (await round(1)).end('committed');
    (await round(2)).end('committed');
    expect(await Promise.all(hanging)).toEqual(['committed', 'committed']);
  });

  // Planted: all that waits taken into one round.
  it('takes no more than thirty-two pieces into a round', async () => {
    const { shared, round, begun } = rounds();
    const pieces = Array.from({ length: 40 }, (_, at) => shared.join(`piece ${at}`));
    (await round(0)).end('committed');
    (await round(1)).end('committed');
    await Promise.all(pieces);
    expect(begun.map((one) => one.pieces.length)).toEqual([32, 8]);
  });

  it('goes on after a piece that fails alone', async () => {
    const { shared, round } = rounds();
    const failing = shared.join('a');
    (await round(0)).end(new Error('a fails'));
    await expect(failing).rejects.toThrow('a fails');
    const next = shared.join('b');
    (await round(1)).end('committed');
    expect(await next).toBe('committed');
  });
});
