import fc from 'fast-check';
import { hash } from 'node:crypto';
import { Occurrences } from './occurrences.js';

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer');

describe('Occurrences', () => {
  // Planted: a search that stops at the end of the table instead of going on at its start; counts are lost.
  it('counts as a Map would, whatever comes', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 1_000 }), (numbers) => {
        const counts = new Map<number, number>();
        const occurrences = new Occurrences();
        for (const number of numbers) {
          const nth = (counts.get(number) ?? 0) + 1;
          counts.set(number, nth);
          expect(occurrences.next(hashOf(String(number)))).toBe(nth);
        }
      }),
    );
  });

  it('tells hashes apart that differ in one word only', () => {
    const occurrences = new Occurrences();
    const base = Buffer.alloc(32);
    for (const at of [0, 4, 8]) {
      const other = Buffer.from(base);
      other.writeUInt8(7, at);
      expect([occurrences.next(other), occurrences.get(base)]).toEqual([1, 0]);
    }
  });

  it('takes 26 bytes for a distinct line at most, at every size', () => {
    const occurrences = new Occurrences();
    for (let size = 1; size <= 120_000; size += 1) {
      occurrences.next(hashOf(String(size)));
      if (size >= 20_000 && size % 10_000 === 0) expect(occurrences.bytes() / size).toBeLessThan(26);
    }
  });
});
