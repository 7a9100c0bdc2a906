import { LineBudget } from './line-budget.js';

const settled = async (work: Promise<void>): Promise<boolean> =>
  Promise.race([
    work.then(() => true),
    new Promise<boolean>((resolve) => setImmediate(() => resolve(false))),
  ]);

describe('the budget of lines', () => {
  it('admits in order: a large one is not overtaken by small ones for ever', async () => {
    const budget = new LineBudget(10);
    await budget.take(8);
    const large = budget.take(10);
    const small = budget.take(1);
    expect([await settled(large), await settled(small)]).toEqual([false, false]);
    budget.give(8);
    expect([await settled(large), await settled(small)]).toEqual([true, false]);
    budget.give(10);
    expect(await settled(small)).toBe(true);
  });

  it('refuses what would never fit', async () => {
    await expect(new LineBudget(10).take(11)).rejects.toThrow('11 lines, at most 10');
  });
});
