import * as fc from 'fast-check';
import { CopyRows } from './copy-rows.js';

/** Signature, flags and header extension; the number of columns; the length of the field. */
const before = 11 + 8 + 2;

function fieldOf(write: (rows: CopyRows) => void): { length: number; bytes: Buffer } {
  // Too small a guess, so that room is made as well.
  const rows = new CopyRows(1, 8);
  rows.row();
  write(rows);
  const all = rows.end();
  return { length: all.readInt32BE(before), bytes: all.subarray(before + 4, -2) };
}

describe('rows for COPY', () => {
  // Planted: letters above ASCII written as one byte each; the length of the text taken for that of its bytes.
  it('writes any text as its UTF-8 and says how long that is, whichever way it is written', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 60 }),
      fc.string({ unit: 'grapheme-ascii', maxLength: 120 }),
      fc.string({ unit: fc.constantFrom('a', 'é', 'ÿ', '\u007f', '\u0080'), maxLength: 60 }),
    );
    fc.assert(
      fc.property(text, (value) => {
        const utf8 = Buffer.from(value, 'utf8');
        expect(fieldOf((rows) => rows.text(value))).toEqual({ length: utf8.length, bytes: utf8 });
      }),
    );
  });

  it('writes a uuid with and without hyphens, in letters of either case, as the same sixteen bytes', () => {
    fc.assert(
      fc.property(fc.uuid(), (uuid) => {
        const digits = uuid.replaceAll('-', '');
        const bytes = Buffer.from(digits, 'hex');
        for (const spelling of [uuid, uuid.toUpperCase(), digits])
          expect(fieldOf((rows) => rows.uuid(spelling))).toEqual({ length: 16, bytes });
      }),
    );
  });

  it('writes hexadecimal digits as their bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const written = fieldOf((rows) => rows.hexadecimal(bytes.toString('hex')));
        expect(written).toEqual({ length: bytes.length, bytes });
      }),
    );
  });

  // Planted: without either guard the row holds bytes that nobody wrote.
  it.each([
    ['a digit too few', '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b2'],
    ['two digits too many', '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b2100'],
    ['a letter that is no digit', '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7bxy'],
    ['a letter beside all its digits', '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21x'],
    ['a letter beyond ASCII', '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b2é'],
  ])('refuses %s in a uuid', (_, uuid) => {
    expect(() => fieldOf((rows) => rows.uuid(uuid))).toThrow(RangeError);
  });
});
