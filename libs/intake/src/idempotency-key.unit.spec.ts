import { Problem } from '#libs/platform';
import { readIdempotencyKey } from './idempotency-key.js';

describe('readIdempotencyKey', () => {
  it.each([
    ['4711', '4711'],
    ['"4711"', '4711'],
    ['0198c0de-aaaa-7bbb-8ccc-0123456789ab', '0198c0de-aaaa-7bbb-8ccc-0123456789ab'],
    [String.raw`"a\"b\\c"`, String.raw`a"b\c`],
    ['~'.repeat(255), '~'.repeat(255)],
  ])('takes %s', (header, key) => {
    expect(readIdempotencyKey(header)).toBe(key);
  });

  it.each([
    [undefined],
    [''],
    ['  '],
    ['""'],
    ['x'.repeat(256)],
    ['two words'],
    ['first, second'],
    ['schlüssel'],
    ['"unfinished'],
    ['"a";p=1'],
    ['"a b"'],
    [String.raw`"a\b"`],
    [['a', 'b']],
  ])('refuses %j with 400', (header) => {
    expect(() => readIdempotencyKey(header)).toThrow(Problem);
    try {
      readIdempotencyKey(header);
    } catch (fault) {
      expect(fault).toMatchObject({ code: 'IDEMPOTENCY_KEY_MISSING', status: 400 });
    }
  });
});
