import { roundsOf } from './import-rounds.js';

async function* given(...steps: (number[] | Promise<unknown> | Error)[]): AsyncGenerator<number[], void> {
  for (const step of steps) {
    if (step instanceof Error) throw step;
    if (Array.isArray(step)) yield step;
    else await step;
  }
}

describe('rounds', () => {
  it('join slices up to their size', async () => {
    const rounds: (readonly number[])[] = [];
    for await (const round of roundsOf(given([1, 2], [3], [4, 5, 6], [7]), 3)) rounds.push(round);
    expect(rounds).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
  });

  it('end early when nothing more arrives, so that a slow sender hears of what it has sent', async () => {
    let goOn = (): void => undefined;
    const silence = new Promise<void>((resolve) => (goOn = resolve));
    const rounds = roundsOf(given([1], silence, [2]), 100);
    expect((await rounds.next()).value).toEqual([1]);
    goOn();
    expect((await rounds.next()).value).toEqual([2]);
  });

  // Planted: the fault thrown at once; what had been read before is lost to the sender's eyes.
  it('give what was read before the sender went away, and then the fault', async () => {
    const rounds = roundsOf(given([1], [2], new Error('gone')), 100);
    expect((await rounds.next()).value).toEqual([1, 2]);
    await expect(rounds.next()).rejects.toThrow('gone');
  });
});
