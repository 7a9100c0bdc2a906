import { entriesRemembered } from './fold-cache.js';

const mebibyte = 2 ** 20;

describe('how many entries are remembered', () => {
  // Planted: a fixed number, with which a container of 512 MiB ends for want of memory.
  it.each([
    [128, 41_943],
    [512, 671_088],
    [4_096, 1_250_000],
  ])('goes by the heap: of %i MiB %i', (limit, entries) => {
    expect(entriesRemembered(limit * mebibyte)).toBe(entries);
  });

  it('leaves room for the work itself, however small the heap', () => {
    for (const limit of [64, 128, 256, 300, 512, 1_024])
      expect(entriesRemembered(limit * mebibyte) * 400).toBeLessThanOrEqual((limit * mebibyte) / 2);
  });
});
