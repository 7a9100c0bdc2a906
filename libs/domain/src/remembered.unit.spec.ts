// Planted, seen failing here: nothing is ever forgotten.
import { remembered } from './remembered.js';

describe('remembered', () => {
  it('asks once for a text, and again after a thousand others', () => {
    const asked: string[] = [];
    const lengthOf = remembered((text) => {
      asked.push(text);
      return { length: text.length };
    });
    expect(lengthOf('first')).toEqual({ length: 5 });
    expect(lengthOf('first')).toBe(lengthOf('first'));
    for (let other = 0; other < 1_000; other += 1) lengthOf(`${other}`);
    lengthOf('first');
    expect(asked.filter((text) => text === 'first')).toHaveLength(2);
  });

  it('remembers no fault', () => {
    let isWrong = true;
    const ask = remembered(() => {
      if (isWrong) throw new RangeError('not yet');
      return {};
    });
    expect(() => ask('text')).toThrow('not yet');
    isWrong = false;
    expect(ask('text')).toEqual({});
  });
});
