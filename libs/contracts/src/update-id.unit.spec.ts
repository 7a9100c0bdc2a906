import fc from 'fast-check';
import { updateIdOf } from './update-id.js';

describe('the id of an update', () => {
  // Fixed vectors: an id that changed with a release would make every repetition look like a new update.
  it('never changes for a source and an id', () => {
    expect(updateIdOf('/hr-service/acme', 'key-1')).toBe('d83d40b1-1b72-8825-9d4b-1ed1b13a246c');
    expect(updateIdOf('/hr-service/acme', '0199f0a2-7c4e-7b1a-8f00-0123456789ab')).toBe(
      '0199f0a2-7c4e-8551-9932-bf456b2586ee',
    );
  });

  it('is a version 8 UUID that tells apart whatever differs in source or id', () => {
    const text = fc.string({ minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(text, text, text, text, (source, id, otherSource, otherId) => {
        const left = updateIdOf(source, id);
        expect(left).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(left === updateIdOf(otherSource, otherId)).toBe(source === otherSource && id === otherId);
      }),
      { numRuns: 1_000 },
    );
  });

  // Planted: without the length prefix both give one id.
  it('keeps apart pairs that read the same one after the other', () => {
    expect(updateIdOf('a', 'bc')).not.toBe(updateIdOf('ab', 'c'));
  });

  it('keeps the time of a UUIDv7, so that ids of one day lie side by side', () => {
    expect(updateIdOf('s', '0199F0A2-7C4E-7B1A-8F00-0123456789AB').slice(0, 13)).toBe('0199f0a2-7c4e');
  });
});
