import fc from 'fast-check';
import { importableTypes } from './line-check.js';
import { csvColumnsOf } from './csv-columns.js';
import { openCsv } from './csv-lines.js';
import type { LineSource, ReadLine } from './import-lines.js';
import { ndjsonLines } from './ndjson-lines.js';

/** A file in pieces, cut at these places. */
async function* inPieces(file: Buffer, cuts: readonly number[]): AsyncGenerator<Buffer> {
  const places = [...new Set(cuts.map((cut) => cut % (file.length + 1)))].toSorted(
    (left, right) => left - right,
  );
  let from = 0;
  for (const place of [...places, file.length]) {
    yield file.subarray(from, place);
    from = place;
  }
}

async function linesOf({ slices }: LineSource): Promise<ReadLine[]> {
  const lines: ReadLine[] = [];
  for (let slice = await slices.next(); slice.done !== true; slice = await slices.next())
    lines.push(...slice.value);
  return lines;
}

const columns = csvColumnsOf(importableTypes('finance-service'));
const cell = fc.oneof(
  fc.constantFrom('', 'a', 'ü', '"', ',', '\n', '\r\n', ' x '),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
);
const cuts = fc.array(fc.nat(), { maxLength: 20 });

describe('the lines of a file', () => {
  it('are the same however an NDJSON file is cut into pieces', async () => {
    const value = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,5}$/),
      fc.string({ unit: 'grapheme', maxLength: 10 }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(value), { maxLength: 20 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        cuts,
        async (values, lineEnd, isEnded, places) => {
          const text =
            values.map((one) => (one === null ? '' : JSON.stringify(one))).join(lineEnd) +
            (isEnded ? lineEnd : '');
          const lines = await linesOf(ndjsonLines(inPieces(Buffer.from(text), places)));
          expect(lines).toEqual(
            values.flatMap((one, place) => (one === null ? [] : [{ line: place + 1, fields: one }])),
          );
        },
      ),
    );
  });

  it('of NDJSON that are too long are passed over, in one piece or many', async () => {
    const file = Buffer.from(`{"a":1}\n{"a":"${'x'.repeat(70_000)}"}\n{"a":3}\n`);
    for (const places of [[], Array.from({ length: 30 }, (_, place) => place * 2_500)]) {
      expect(await linesOf(ndjsonLines(inPieces(file, places)))).toEqual([
        { line: 1, fields: { a: 1 } },
        { line: 2, unreadable: 'it is longer than 65536 bytes' },
        { line: 3, fields: { a: 3 } },
      ]);
    }
  });

  it('of CSV have the line they begin on and their cells, whatever is quoted and however the file is cut', async () => {
    const row = fc.tuple(cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n'),
        cuts,
        async (rows, lineEnd, places) => {
          const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const text = ['type,department,reason', ...rows.map((cells) => cells.map(quoted).join(','))].join(
            lineEnd,
          );
          let line = 2;
          const expected = rows.map(([type, department, reason]) => {
            const begins = line;
            line += 1 + [type, department, reason].join('').split(/\r\n|\n|\r/).length - 1;
            const fields = Object.entries({ type, department, reason }).filter(([, text]) => text !== '');
            // What the decoder puts where bytes are no UTF-8 is refused as if it were that, also where somebody wrote it.
            const doubtful = fields.find(([, text]) => text.includes('\uFFFD'));
            if (doubtful) return { line: begins, unreadable: `${doubtful[0]} is not valid UTF-8` };
            return { line: begins, fields: Object.fromEntries(fields) };
          });
          const source = await openCsv(inPieces(Buffer.from(text), places), columns);
          expect(await linesOf(source)).toEqual(expected);
        },
      ),
    );
  });

  it('of CSV that are no UTF-8 are refused with their column', async () => {
    const file = Buffer.concat([
      Buffer.from('type,department,reason\nx,y,'),
      Buffer.from([0xfc]),
      Buffer.from('\n'),
    ]);
    expect(await linesOf(await openCsv(inPieces(file, []), columns))).toEqual([
      { line: 2, unreadable: 'reason is not valid UTF-8' },
    ]);
  });

  it('may have a column for every field of the types that a service imports', () => {
    expect(columns).toEqual(
      expect.arrayContaining([
        'type',
        'department',
        'employeeId',
        'key',
        'amount.currency',
        'earned.start',
        'period.end',
        'bonus',
        'update',
        'payDate',
      ]),
    );
    expect(csvColumnsOf(importableTypes('hr-service'))).toEqual(
      expect.arrayContaining(['hoursPerWeek', 'toDepartment', 'lastDay', 'paySchedule']),
    );
    expect(columns).not.toContain('toDepartment');
  });
});
