import { bonus } from '../../../../test/support/entries.js';
import { Outcomes } from './outcomes.js';

describe('what became of updates', () => {
  // Planted: the map that was made first never told of what came after it; the first word kept instead of the last.
  it('is what was told of each last, also where somebody has asked in between', () => {
    const [first, second] = [1, 2].map((at) => bonus({ at, on: '2026-11-20', amount: '1.00 EUR' }));
    if (first === undefined || second === undefined) throw new Error('two entries were made');
    const outcomes = new Outcomes();
    outcomes.set(first, 'applied');
    outcomes.set(first, 'reversed');
    expect([...outcomes.states]).toEqual([[first.updateId, 'reversed']]);
    outcomes.set(second, 'held');
    outcomes.set(first, 'ignored');
    expect([...outcomes.states]).toEqual([
      [first.updateId, 'ignored'],
      [second.updateId, 'held'],
    ]);
  });
});
