import avro from 'avsc';
import fc, { type Arbitrary } from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { avroFiles } from '../../../../test/support/avro-files.js';
import { repository } from '../../../../test/support/repository.js';
import { decodeRecord, encodeUpdate, type DecodedRecord } from '../record-codec.js';
import { updateCatalogue, type UpdateType } from '../update-catalogue.js';
import { avroCodec } from './avro-codec.js';
import { avroSchemaOf } from './avro-schema.js';
import { jsonCodec } from './json-codec.js';
import type { ValueCodec } from './value-codec.js';

const salary = { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year', effectiveDate: '2026-01-01' };

const about = {
  type: 'salary.set',
  employeeId: 'E-1',
  department: 'sales',
  source: '/payroll-bridge',
  id: 'key-1',
  actor: 'bridge',
  time: new Date(0),
} as const;

function decode(value: Buffer, headers: Record<string, string | undefined> = {}): DecodedRecord {
  const { key, headers: usual } = encodeUpdate({ ...about, data: salary }, avroCodec);
  const changed = Object.entries({ ...usual, ...headers }).flatMap(([name, text]): [string, Buffer][] =>
    text === undefined ? [] : [[name, Buffer.from(text)]],
  );
  return decodeRecord({ key, headers: changed, value });
}

const salaryBytes = (data: unknown = salary): Buffer =>
  avroCodec.encode(data, { type: 'salary.set', version: 1 });

describe('a value in Avro', () => {
  it('is the update that the same value in JSON is', () => {
    const decoded = decode(salaryBytes());
    expect(decoded).toMatchObject({ ok: true, update: { data: salary, actor: 'bridge' } });
    expect(decoded).toEqual(
      decode(jsonCodec.encode(salary, { type: 'salary.set', version: 1 }), {
        'content-type': 'application/json',
      }),
    );
  });

  it('may name its content type in capitals and with parameters', () => {
    expect(decode(salaryBytes(), { 'content-type': 'Application/Avro; v=1' })).toMatchObject({ ok: true });
  });

  it.each([
    ['bytes that end too early', salaryBytes().subarray(0, -3), 'VALUE_NOT_DECODABLE', 'ends too early'],
    ['nothing', Buffer.alloc(0), 'VALUE_NOT_DECODABLE', 'ends too early'],
    [
      'bytes after the end',
      Buffer.concat([salaryBytes(), Buffer.of(0)]),
      'VALUE_NOT_DECODABLE',
      'follow its end',
    ],
    ['a branch that its union lacks', withByteAt(-1, 4), 'VALUE_NOT_DECODABLE', 'union'],
    ['a symbol that its enum lacks', withByteAt(perAt(), 8), 'VALUE_NOT_DECODABLE', 'enum'],
    ['a length that runs backwards', withByteAt(0, 1), 'VALUE_NOT_DECODABLE', 'schema salary.set.v1'],
    [
      'text that is not UTF-8',
      salaryWithReason(Buffer.of(0x61, 0xff)),
      'VALUE_NOT_DECODABLE',
      'more than one reading',
    ],
    [
      'half a surrogate pair',
      salaryWithReason(Buffer.of(0xed, 0xa0, 0x80)),
      'VALUE_NOT_DECODABLE',
      'more than one reading',
    ],
    ['NUL in a text', salaryWithReason(Buffer.of(0x61, 0)), 'SCHEMA', '/reason'],
    ['the bytes of JSON', Buffer.from(JSON.stringify(salary)), 'VALUE_NOT_DECODABLE', 'schema salary.set.v1'],
    ['a container file', Buffer.from('Obj\x01 and more'), 'VALUE_NOT_DECODABLE', 'schema salary.set.v1'],
    [
      'a surplus decimal',
      salaryBytes({ ...salary, amount: { amount: '1.000', currency: 'EUR' } }),
      'DECIMALS',
      '/amount',
    ],
    [
      'an unknown currency',
      salaryBytes({ ...salary, amount: { amount: '1', currency: 'XYZ' } }),
      'CURRENCY_UNKNOWN',
      '/amount',
    ],
    [
      'a day that does not exist',
      salaryBytes({ ...salary, effectiveDate: '2026-02-30' }),
      'SCHEMA',
      '/effectiveDate',
    ],
  ])('with %s is rejected, and the reason says so', (_, value, code, reason) => {
    expect(decode(value)).toEqual({ ok: false, code, reason: expect.stringContaining(reason) });
  });

  it('cannot be read without its type', () => {
    expect(decode(salaryBytes(), { ce_type: undefined })).toMatchObject({ ok: false, code: 'TYPE_MISSING' });
    expect(decode(salaryBytes(), { ce_type: 'salary.doubled' })).toMatchObject({ code: 'TYPE_UNKNOWN' });
  });

  it('never repeats a value in its reason', () => {
    const decoded = decode(
      salaryBytes({ ...salary, amount: { amount: '98765.432', currency: 'EUR' } }).subarray(0, -2),
    );
    expect(decoded.ok).toBe(false);
    expect(JSON.stringify(decoded)).not.toContain('98765');
  });

  it('never makes the decoder throw', () => {
    const types = fc.constantFrom(...(Object.keys(updateCatalogue) as UpdateType[]));
    fc.assert(
      fc.property(types, fc.uint8Array({ maxLength: 80 }), (ce_type, bytes) => {
        const decoded = decode(Buffer.from(bytes), { ce_type });
        return decoded.ok || decoded.reason.length > 0;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the same update in JSON and in Avro', () => {
  it.each(Object.keys(updateCatalogue) as UpdateType[])('has one fingerprint: %s', (type) => {
    let accepted = 0;
    fc.assert(
      fc.property(dataOf(type), (data) => {
        const [json, binary] = [jsonCodec, avroCodec].map((codec) => decodedBy(codec, type, data));
        if (json?.ok) accepted += 1;
        expect(binary).toEqual(json);
      }),
      { numRuns: 300 },
    );
    expect(accepted).toBeGreaterThan(0);
  });
});

describe('the schema files for foreign producers', () => {
  const folder = join(repository, 'docs/avro');

  it('are those of the catalogue; `npm run schemas` writes them', async () => {
    const made = await avroFiles();
    const kept = readdirSync(folder).map((name): [string, string] => [
      name,
      readFileSync(join(folder, name), 'utf8'),
    ]);
    expect(new Map(kept)).toEqual(made);
  });

  it('hold no number: money, percentages and hours are strings', () => {
    const text = readdirSync(folder)
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .join('');
    expect(text).not.toMatch(/"(double|float|int|long|bytes)"/);
  });
});

function decodedBy(codec: ValueCodec, type: UpdateType, data: unknown): DecodedRecord {
  const { key, headers, value } = encodeUpdate({ ...about, type, data }, codec);
  return decodeRecord({ key, headers: Object.entries(headers), value });
}

/** Values of the type's shape, most of them valid: every optional member there or not, in any order. */
function dataOf(type: UpdateType): Arbitrary<object> {
  const date = fc.constantFrom('2026-01-01', '2026-02-28', '2027-12-31');
  const amount = fc.constantFrom('1', '1.5', '1.50', '0.01', '12345678901.99', '-3');
  const money = fc.record({ amount, currency: fc.constantFrom('EUR', 'USD', 'JPY') });
  const percent = fc.constantFrom('3.5', '3.50', '10', '0');
  const byName: Record<string, Arbitrary<unknown>> = {
    amount: money,
    percent,
    hoursPerWeek: fc.constantFrom('37.5', '40.00', '0'),
    reason: fc.string({ unit: 'grapheme', maxLength: 20 }),
    code: fc.constantFrom('SPOT', 'a b'),
    period: fc.record({ start: date, end: date }),
    earned: fc.record({ start: date, end: date }),
    toDepartment: fc.constantFrom('labs', '-'),
    paySchedule: fc.constantFrom('monthly', 'weekly', 'bimonthly'),
    update: fc.uuid(),
    bonus: fc.uuid().map((id) => id.toUpperCase()),
  };
  const members = avroSchemaOf({ type, version: 1 }).fields.map(
    ({ name, type: schema }): [string, Arbitrary<unknown>] => {
      const plain = Array.isArray(schema) ? schema[1] : schema;
      const symbols = typeof plain === 'object' && 'symbols' in plain ? plain.symbols : undefined;
      const value = symbols === undefined ? (byName[name] ?? date) : fc.constantFrom(...symbols);
      return [name, Array.isArray(schema) ? fc.option(value, { nil: undefined }) : value];
    },
  );
  return fc
    .tuple(...members.map(([, value]) => value))
    .map((values) =>
      Object.fromEntries(
        members.flatMap(([name], at) => (values[at] === undefined ? [] : [[name, values[at]]])),
      ),
    );
}

/** The bytes of a salary without hours and reason; the last byte names the branch of `reason`. */
function withByteAt(at: number, byte: number): Buffer {
  const bytes = Buffer.from(salaryBytes());
  bytes[at < 0 ? bytes.length + at : at] = byte;
  return bytes;
}

/** Behind both texts of the money. */
function perAt(): number {
  return 1 + salary.amount.amount.length + 1 + salary.amount.currency.length;
}

/** A salary whose reason is these bytes, whatever they are. */
function salaryWithReason(reason: Buffer): Buffer {
  const length = avro.Type.forSchema('int').toBuffer(reason.length);
  return Buffer.concat([salaryBytes().subarray(0, -1), Buffer.of(2), length, reason]);
}
