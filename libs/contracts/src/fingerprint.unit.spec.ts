import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { canonicalJson, fingerprintOf } from './fingerprint.js';

/** JSON.stringify with sorted keys, said another way than in the source. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  );
}

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('"', '\\', 'ü', '\u2028', '\n', '\ud800'),
);
// Keys that look like numbers come first in every object of JavaScript, whatever the order in which they were made.
const keys = words.filter((key) => !/^\d+$/.test(key) && key !== '__proto__');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    words,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
  ),
}));

// Planted: a backslash left out of needsEscape; members of fingerprintWith in another order.
describe('canonical JSON', () => {
  it('is what JSON.stringify writes of the value with its keys in order', () => {
    fc.assert(
      fc.property(value, (any) => {
        expect(canonicalJson(any)).toBe(JSON.stringify(sorted(any)));
      }),
      { numRuns: 2_000 },
    );
  });

  it('of the whole content is what a fingerprint hashes', () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(), value, (type, employeeId, department, version, data) => {
        const content = { type, employeeId, department, version, data };
        const hashed = createHash('sha256')
          .update(JSON.stringify(sorted(content)))
          .digest('hex');
        expect(fingerprintOf(content)).toBe(hashed);
      }),
    );
  });
});
