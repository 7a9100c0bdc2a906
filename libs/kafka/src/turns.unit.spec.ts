import { Turns } from './turns.js';

describe('turns', () => {
  // Planted: a turn that is given back counted as free although it went to somebody who waited.
  it('are never more than so many at once, and go to those who have waited longest', async () => {
    const turns = new Turns(2);
    const got: string[] = [];
    const take = async (name: string) => {
      const giveBack = await turns.take();
      got.push(name);
      return giveBack;
    };
    const [a, b] = await Promise.all([take('a'), take('b')]);
    const [c, d, e] = [take('c'), take('d'), take('e')];
    await Promise.resolve();
    expect(got).toEqual(['a', 'b']);
    a();
    const giveC = await c;
    expect(got).toEqual(['a', 'b', 'c']);
    b();
    const giveD = await d;
    giveC();
    const giveE = await e;
    expect(got).toEqual(['a', 'b', 'c', 'd', 'e']);
    giveD();
    giveE();
    await Promise.all([take('f'), take('g')]);
    const h = take('h');
    await Promise.race([h, Promise.resolve()]);
    expect(got.slice(5)).toEqual(['f', 'g']);
  });
});
