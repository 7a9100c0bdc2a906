import { Durations } from './durations.js';

describe('durations', () => {
  // Planted: buckets that do not hold those below them; a bound that belongs to the next bucket.
  it('counts each in every bucket from its own up, a bound in its own', () => {
    const durations = new Durations([0.01, 0.1, 1]);
    for (const ms of [5, 10, 11, 500, 70_000]) durations.add(ms);
    expect(durations.read()).toEqual({
      buckets: [
        { le: '0.01', count: 2 },
        { le: '0.1', count: 3 },
        { le: '1', count: 4 },
        { le: '+Inf', count: 5 },
      ],
      sum: 70.526,
      count: 5,
    });
  });

  // Planted: the sum taken before the bound at zero; a clock that steps back took durations out of it.
  it('takes what a clock made negative as no time at all', () => {
    const durations = new Durations([1]);
    durations.add(-5_000);
    expect(durations.read()).toMatchObject({ sum: 0, count: 1 });
  });
});
