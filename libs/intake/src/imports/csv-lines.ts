// In: the bytes of a CSV file (RFC 4180, UTF-8, comma) with a header row, in pieces. Out: its lines as the fields that
// an NDJSON line would have: `amount.currency` is `currency` of `amount`, an empty cell is an absent field.
// Guaranteed: the header is judged before anything else; a faulty line spoils no other, but for a quote that is never
// closed: behind it nothing has a certain meaning, so reading ends there and says so.
import { parse, type CsvError, type Parser } from 'csv-parse';
import { Problem } from '#libs/platform';
import { lineColumns } from './csv-columns.js';
import { lineBytesMax, sliceLines, type LinePlace, type LineSource, type ReadLine } from './import-lines.js';

/** `fields` has the path of each column, from its header. */
type Header = { readonly columns: readonly string[]; readonly paths: readonly (readonly string[])[] };

/**
 * Opens a CSV file; `known` are the columns that it may have. Throws `Problem` IMPORT_HEADER_INVALID with every fault
 * of the header row at once, and whatever `pieces` throws.
 */
export async function openCsv(pieces: AsyncIterable<Buffer>, known: readonly string[]): Promise<LineSource> {
  const rows = rowsOf(pieces);
  let first = await rows.next();
  while (first.done !== true && first.value.length === 0) first = await rows.next();
  const [heading, ...others] = first.done === true ? [] : first.value;
  const header = readHeader(heading, known);
  return { slices: slicesOf(header, others, rows), placeOf: (pointer) => placeIn(header.columns, pointer) };
}

type Row =
  | { readonly line: number; readonly cells: readonly string[] }
  | { readonly line: number; readonly unreadable: string };

async function* slicesOf(
  header: Header,
  first: readonly Row[],
  rows: AsyncIterator<readonly Row[], void>,
): AsyncGenerator<readonly ReadLine[], void> {
  for (
    let read: readonly Row[] | undefined = first;
    read !== undefined;
    read = (await rows.next()).value ?? undefined
  ) {
    for (let from = 0; from < read.length; from += sliceLines)
      yield read.slice(from, from + sliceLines).flatMap((row) => readRow(header, row));
  }
}

/** Rows in portions, one for each piece; the parser is fed only when the portion before was taken. */
async function* rowsOf(pieces: AsyncIterable<Buffer>): AsyncGenerator<readonly Row[], void> {
  const feed = new CsvFeed();
  for await (const piece of pieces) {
    yield await feed.take(piece);
    if (feed.isBroken) return;
  }
  yield await feed.end();
}

/** csv-parse with its rows collected instead of streamed: a stream of rows costs more than the parsing. */
class CsvFeed {
  isBroken = false;
  private rows: Row[] = [];
  private nextLine = 1;
  private readonly parser: Parser;

  constructor() {
    this.parser = parse({
      bom: true,
      relax_column_count: true,
      skip_records_with_error: true,
      record_delimiter: ['\r\n', '\n', '\r'],
      max_record_size: lineBytesMax,
      on_record: (cells: string[]) => this.keep(cells),
    });
    this.parser.on('skip', (fault: CsvError) => this.refuse(fault));
    this.parser.resume();
  }

  take(piece: Buffer): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.parser.write(piece, (fault) => (fault ? reject(fault) : resolve(this.rows.splice(0))));
    });
  }

  end(): Promise<readonly Row[]> {
    return new Promise((resolve, reject) => {
      this.parser.once('error', reject).once('end', () => resolve(this.rows.splice(0)));
      this.parser.end();
    });
  }

  private keep(cells: string[]): null {
    // Counted here: the parser takes CR and LF inside a quoted cell for two line breaks.
    const line = this.nextLine;
    this.nextLine += 1 + breaksIn(cells);
    const isEmpty = cells.length === 1 && cells[0] === '';
    if (!this.isBroken && !isEmpty) this.rows.push({ line, cells });
    return null;
  }

  private refuse({ code }: CsvError): void {
    if (this.isBroken) return;
    const line = this.nextLine;
    this.nextLine += 1;
    if (code === 'INVALID_OPENING_QUOTE')
      this.rows.push({
        line,
        unreadable: 'a cell holds a quote without being quoted; quote the cell and double the quote',
      });
    else {
      this.isBroken = true;
      const what =
        code === 'CSV_MAX_RECORD_SIZE'
          ? `it is longer than ${lineBytesMax} bytes, or a quote is never closed`
          : 'a quoted cell is not closed before its comma or line break';
      this.rows.push({ line, unreadable: `${what}; the file was not read any further` });
    }
  }
}

function breaksIn(cells: readonly string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes('\n') || cell.includes('\r')) breaks += cell.split(/\r\n|\n|\r/).length - 1;
  }
  return breaks;
}

function readRow({ columns, paths }: Header, row: Row): ReadLine {
  if ('unreadable' in row) return row;
  const { line, cells } = row;
  if (cells.length !== columns.length)
    return {
      line,
      unreadable: `it has ${cells.length} cells where the header has ${columns.length} columns`,
    };
  const fields: Record<string, unknown> = {};
  for (let place = 0; place < cells.length; place += 1) {
    const cell = cells[place] ?? '';
    // The decoder puts U+FFFD where bytes are no UTF-8; a text that says so itself has no more meaning than that.
    if (cell.includes('\uFFFD')) return { line, unreadable: `${columns[place] ?? ''} is not valid UTF-8` };
    if (cell !== '') put(fields, paths[place] ?? [], cell);
  }
  return { line, fields };
}

function put(fields: Record<string, unknown>, [name = '', ...below]: readonly string[], cell: string): void {
  if (below.length === 0) fields[name] = cell;
  else put((fields[name] ??= {}) as Record<string, unknown>, below, cell);
}

function readHeader(heading: Row | undefined, known: readonly string[]): Header {
  if (heading === undefined || 'unreadable' in heading)
    throw refusal([
      { pointer: '', detail: heading?.unreadable ?? 'the file is empty; its first row names the columns' },
    ]);
  const columns = heading.cells.map((cell) => cell.trim());
  const faults = columns.flatMap((column, place) => {
    if (!known.includes(column)) return [{ pointer: column, detail: unknownColumn(columns, place, known) }];
    return columns.indexOf(column) < place ? [{ pointer: column, detail: 'stands in the header twice' }] : [];
  });
  const missing = lineColumns.slice(0, 2).filter((column) => !columns.includes(column));
  faults.push(...missing.map((column) => ({ pointer: column, detail: 'is missing; every line needs it' })));
  if (faults.length > 0) throw refusal(faults);
  return { columns, paths: columns.map((column) => column.split('.')) };
}

function unknownColumn(columns: readonly string[], place: number, known: readonly string[]): string {
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? ''))
    return 'is one column; columns are separated by commas';
  return `column ${place + 1} is no field of these updates; there are ${known.join(', ')}`;
}

function refusal(errors: readonly { pointer: string; detail: string }[]): Problem {
  return new Problem('IMPORT_HEADER_INVALID', {
    detail: 'Nothing was read beyond the header row, which has faults; see errors.',
    errors,
  });
}

function placeIn(columns: readonly string[], pointer: string): LinePlace {
  const path = pointer.slice(1).replaceAll('/', '.');
  const exact = columns.indexOf(path);
  const place = exact === -1 ? columns.findIndex((column) => column.startsWith(`${path}.`)) : exact;
  // A field without a column has no place to point at but its name.
  return place === -1 ? { column: path } : { column: columns[place] ?? path, position: place + 1 };
}
