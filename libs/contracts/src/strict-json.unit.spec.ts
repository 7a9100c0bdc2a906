import fc from 'fast-check';
import { parseStrictJson } from './strict-json.js';

/** A member as it is written, and how deep its object may go on. */
type Member = { readonly key: string; readonly space: string; readonly value: Written };
type Written = string | readonly Member[];

const scalars = fc.oneof(
  fc.constantFrom(
    '1',
    'true',
    'null',
    '[]',
    '{}',
    '"\\u0061"',
    '":"',
    '"a\\":1"',
    '" :"',
    '[{"a":1},"\\":"]',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }).map((text) => JSON.stringify(text)),
);
const keys = fc.oneof(
  fc.constantFrom('a', 'b', ':', '', 'a":', ' :'),
  fc.string({ maxLength: 3, unit: 'grapheme' }),
);
const { object } = fc.letrec<{ object: readonly Member[]; value: Written }>((tie) => ({
  object: fc.array(
    fc.record({
      key: keys.map((key) => JSON.stringify(key)),
      space: fc.constantFrom('', '', '', ' ', '\n'),
      value: tie('value'),
    }),
    { maxLength: 4 },
  ),
  value: fc.oneof({ depthSize: 'small' }, scalars, tie('object')),
}));

const written = (value: Written): string =>
  typeof value === 'string'
    ? value
    : `{${value.map((member) => `${member.key}${member.space}:${written(member.value)}`).join(',')}}`;

const repeatsKey = (value: Written): boolean =>
  typeof value !== 'string' &&
  (new Set(value.map(({ key }) => String(JSON.parse(key)))).size < value.length ||
    value.some((member) => repeatsKey(member.value)));

describe('strict JSON', () => {
  // Planted: the look for a space before a colon left out of needsInspection; {"a" :1,"a":2} counts one key both times.
  it('refuses a key given twice however it is written, and nothing else for it', () => {
    fc.assert(
      fc.property(object, (members) => {
        const text = written(members);
        const parsed = parseStrictJson(Buffer.from(text));
        const reason = parsed.ok ? '' : parsed.reason;
        const isElsewhereRefused = /surrogate|U\+0000|__proto__|nested/.test(reason);
        expect(isElsewhereRefused || parsed.ok === !repeatsKey(members)).toBe(true);
        if (parsed.ok) expect(parsed.value).toEqual(JSON.parse(text));
      }),
      {
        numRuns: 3_000,
        examples: [
          [
            [
              { key: '"a"', space: ' ', value: '1' },
              { key: '"a"', space: '', value: '2' },
            ],
          ],
        ],
      },
    );
  });

  // Planted: depthMax + 1 in isPlainlySound.
  it('takes 32 levels and refuses 33, in objects and in arrays', () => {
    const nested = (open: string, close: string, levels: number) =>
      Buffer.from(`${open.repeat(levels)}1${close.repeat(levels)}`);
    for (const [open, close] of [
      ['{"a":', '}'],
      ['[', ']'],
    ] as const) {
      expect(parseStrictJson(nested(open, close, 32)).ok).toBe(true);
      expect(parseStrictJson(nested(open, close, 33))).toMatchObject({
        reason: 'it is nested deeper than 32 levels',
      });
    }
  });

  it.each([
    ['{"__proto__":{"a":1}}', '__proto__'],
    ['{"\\u005f_proto__":{"a":1}}', '__proto__'],
    ['{"a":"\\ud800"}', 'surrogate'],
    ['{"a":"\\u0000"}', 'U+0000'],
    ['{"a":":","a":2}', 'given twice'],
    ['[{"a":1,"a":":"}]', 'given twice'],
  ])('refuses %s', (text, reason) => {
    expect(parseStrictJson(Buffer.from(text))).toMatchObject({
      ok: false,
      reason: expect.stringContaining(reason),
    });
  });
});
