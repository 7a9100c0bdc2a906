import { bonusRecord } from '../../../../test/support/records.js';
import { readRecords } from '../read-chunk.js';
import { EntryPacker } from './packed-entries.js';

describe('packing entries', () => {
  // Planted: without the guard the third entry crosses without offset, time and words.
  it('refuses more entries than the chunk was said to have records', () => {
    const records = [0, 1, 2].map((offset) => bonusRecord({ offset, on: '2026-11-20', amount: '1.00' }));
    const packer = new EntryPacker(1, 2);
    const start = { recordedAtMs: null, chain: null };
    const chunk = { partition: 1, from: 0n, to: 3n, records, count: 2, start };
    expect(() => readRecords(chunk, (entry, decoded) => packer.add(entry, decoded))).toThrow(RangeError);
    expect(packer.end().updateIds).toHaveLength(2);
  });
});
