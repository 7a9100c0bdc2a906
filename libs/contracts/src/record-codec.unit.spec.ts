import fc from 'fast-check';
import { decodeRecord, encodeUpdate, type RecordToDecode } from './record-codec.js';
import { isUpdateType } from './update-catalogue.js';
import { updateIdOf } from './update-id.js';

const salary = { amount: { amount: '60000.00', currency: 'EUR' }, per: 'year', effectiveDate: '2026-01-01' };

function recordOf(changes: {
  key?: Buffer | null;
  value?: unknown;
  headers?: Record<string, string | undefined>;
  repeat?: string;
}): RecordToDecode {
  const encoded = encodeUpdate({
    type: 'salary.set',
    employeeId: 'E-1',
    department: 'sales',
    source: '/hr-service/acme',
    id: 'key-1',
    actor: 'ann@acme',
    time: new Date(0),
    data: salary,
  });
  const headers = Object.entries(encoded.headers)
    .filter(([name]) => !(name in (changes.headers ?? {})))
    .concat(
      Object.entries(changes.headers ?? {}).flatMap(([name, text]): [string, Buffer][] =>
        text === undefined ? [] : [[name, Buffer.from(text)]],
      ),
    );
  const repeated = headers.find(([name]) => name === changes.repeat);
  return {
    key: changes.key === undefined ? encoded.key : changes.key,
    headers: repeated === undefined ? headers : [...headers, repeated],
    value: 'value' in changes ? bytesOf(changes.value) : encoded.value,
  };
}

function bytesOf(value: unknown): Buffer | null {
  if (value === null || Buffer.isBuffer(value)) return value;
  return Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
}

describe('decoding a record', () => {
  it('gives back the update that was encoded', () => {
    const decoded = decodeRecord(recordOf({}));
    expect(decoded).toMatchObject({
      ok: true,
      update: {
        updateId: updateIdOf('/hr-service/acme', 'key-1'),
        type: 'salary.set',
        version: 1,
        employeeId: 'E-1',
        department: 'sales',
        source: '/hr-service/acme',
        actor: 'ann@acme',
        effectiveDate: '2026-01-01',
        data: salary,
      },
    });
  });

  it('takes a foreign record without actor, subject, time and content type', () => {
    const absent = {
      ce_actor: undefined,
      ce_subject: undefined,
      ce_time: undefined,
      'content-type': undefined,
    };
    expect(decodeRecord(recordOf({ headers: absent }))).toMatchObject({
      ok: true,
      update: { actor: '/hr-service/acme', employeeId: 'E-1' },
    });
  });

  it('takes an explicit first version as the unversioned type', () => {
    expect(decodeRecord(recordOf({ headers: { ce_type: 'salary.set.v1' } }))).toMatchObject({ ok: true });
  });

  const rejected: [what: string, code: string, record: RecordToDecode][] = [
    [
      'the tutorial line',
      'VALUE_NOT_DECODABLE',
      {
        key: Buffer.from('employee_id_123'),
        headers: [],
        value: Buffer.from('Salary update for employee 123'),
      },
    ],
    ['a null value', 'VALUE_NULL', recordOf({ value: null })],
    ['an empty value', 'VALUE_NOT_DECODABLE', recordOf({ value: '' })],
    ['bytes that are not UTF-8', 'VALUE_NOT_DECODABLE', recordOf({ value: Buffer.from([0x22, 0xff, 0x22]) })],
    ['a byte order mark', 'VALUE_NOT_DECODABLE', recordOf({ value: `\uFEFF${JSON.stringify(salary)}` })],
    ['NaN', 'VALUE_NOT_DECODABLE', recordOf({ value: '{"amount":NaN}' })],
    [
      'a key given twice',
      'VALUE_NOT_DECODABLE',
      recordOf({ value: JSON.stringify(salary).replace('"per"', '"per":"month","per"') }),
    ],
    ['__proto__', 'VALUE_NOT_DECODABLE', recordOf({ value: '{"__proto__":{}}' })],
    ['an escaped NUL', 'VALUE_NOT_DECODABLE', recordOf({ value: { ...salary, reason: '\u0000' } })],
    ['half a surrogate pair', 'VALUE_NOT_DECODABLE', recordOf({ value: '{"reason":"\\ud800"}' })],
    ['no ce_id', 'ID_MISSING', recordOf({ headers: { ce_id: undefined } })],
    ['no ce_source', 'SOURCE_MISSING', recordOf({ headers: { ce_source: undefined } })],
    ['no ce_type', 'TYPE_MISSING', recordOf({ headers: { ce_type: undefined } })],
    ['an unknown type', 'TYPE_UNKNOWN', recordOf({ headers: { ce_type: 'salary.doubled' } })],
    [
      'a type named as a property of every object',
      'TYPE_UNKNOWN',
      recordOf({ headers: { ce_type: 'constructor' } }),
    ],
    ['a version to come', 'TYPE_UNKNOWN', recordOf({ headers: { ce_type: 'salary.set.v2' } })],
    ['no department', 'DEPARTMENT_INVALID', recordOf({ headers: { ce_department: undefined } })],
    ['a key that is no employee id', 'EMPLOYEE_INVALID', recordOf({ key: Buffer.from('E 1') })],
    ['no key', 'EMPLOYEE_INVALID', recordOf({ key: null })],
    ['a key that differs from the subject', 'KEY_MISMATCH', recordOf({ key: Buffer.from('E-2') })],
    ['a header given twice', 'HEADER_INVALID', recordOf({ repeat: 'ce_id' })],
    ['a header of 513 bytes', 'HEADER_INVALID', recordOf({ headers: { ce_actor: 'a'.repeat(513) } })],
    ['a control character in a header', 'HEADER_INVALID', recordOf({ headers: { ce_actor: 'a\nb' } })],
    ['another content type', 'CONTENT_TYPE_UNKNOWN', recordOf({ headers: { 'content-type': 'text/plain' } })],
    [
      'an unknown currency',
      'CURRENCY_UNKNOWN',
      recordOf({ value: { ...salary, amount: { amount: '1.00', currency: 'XYZ' } } }),
    ],
    [
      'surplus decimals, even zeros',
      'DECIMALS',
      recordOf({ value: { ...salary, amount: { amount: '5.000', currency: 'EUR' } } }),
    ],
    [
      'money as a number',
      'SCHEMA',
      recordOf({ value: { ...salary, amount: { amount: 60000, currency: 'EUR' } } }),
    ],
    [
      'a negative salary',
      'SCHEMA',
      recordOf({ value: { ...salary, amount: { amount: '-1.00', currency: 'EUR' } } }),
    ],
    [
      'an amount beyond numeric(19,4)',
      'SCHEMA',
      recordOf({ value: { ...salary, amount: { amount: '1000000000000000.00', currency: 'EUR' } } }),
    ],
    ['a day that does not exist', 'SCHEMA', recordOf({ value: { ...salary, effectiveDate: '2026-02-30' } })],
    [
      'a date that only Postgres understands',
      'SCHEMA',
      recordOf({ value: { ...salary, effectiveDate: 'infinity' } }),
    ],
    ['an unknown field', 'SCHEMA', recordOf({ value: { ...salary, approved: true } })],
    ['an hourly salary without hours', 'SCHEMA', recordOf({ value: { ...salary, per: 'hour' } })],
  ];
  it.each(rejected)('rejects %s as %s', (_what, code, record) => {
    expect(decodeRecord(record)).toMatchObject({ ok: false, code });
  });

  it('names the place of a fault and never repeats a value', () => {
    const decoded = decodeRecord(
      recordOf({ value: { ...salary, amount: { amount: '98765.432', currency: 'EUR' } } }),
    );
    expect(decoded).toMatchObject({ ok: false, reason: expect.stringContaining('/amount/amount') });
    expect(JSON.stringify(decoded)).not.toContain('98765');
  });

  it('never throws, whatever bytes a producer sends', () => {
    const bytes = fc.option(fc.uint8Array({ maxLength: 64 }).map((array) => Buffer.from(array)));
    const header = fc.tuple(
      fc.constantFrom(
        'ce_id',
        'ce_source',
        'ce_type',
        'ce_subject',
        'ce_department',
        'ce_actor',
        'content-type',
        'x',
      ),
      fc.oneof(
        fc.uint8Array({ maxLength: 16 }).map((array) => Buffer.from(array)),
        fc
          .constantFrom('salary.set', 'bonus.granted', 'E-1', 'application/json')
          .map((text) => Buffer.from(text)),
      ),
    );
    const value = fc.option(
      fc.oneof(
        bytes,
        fc.json().map((text) => Buffer.from(text)),
      ),
    );
    fc.assert(
      fc.property(bytes, fc.array(header, { maxLength: 9 }), value, (key, headers, body) => {
        const decoded = decodeRecord({ key, headers, value: body });
        return decoded.ok ? isUpdateType(decoded.update.type) : decoded.reason.length > 0;
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the fingerprint of a record', () => {
  const fingerprint = (record: RecordToDecode) => {
    const decoded = decodeRecord(record);
    return decoded.ok ? decoded.fingerprint : decoded.reason;
  };

  it('is the same for two spellings of one meaning', () => {
    const spelled = {
      effectiveDate: '2026-01-01',
      per: 'year',
      amount: { currency: 'EUR', amount: '60000' },
    };
    expect(fingerprint(recordOf({ value: spelled }))).toBe(fingerprint(recordOf({})));
  });

  it('does not depend on who asked or when', () => {
    const other = { ce_actor: 'bob@acme', ce_time: '2026-05-05T00:00:00Z', ce_id: 'key-2' };
    expect(fingerprint(recordOf({ headers: other }))).toBe(fingerprint(recordOf({})));
  });

  it('differs by a cent, a department or an employee', () => {
    const base = fingerprint(recordOf({}));
    const cent = { ...salary, amount: { amount: '60000.01', currency: 'EUR' } };
    expect(fingerprint(recordOf({ value: cent }))).not.toBe(base);
    expect(fingerprint(recordOf({ headers: { ce_department: 'people' } }))).not.toBe(base);
    expect(fingerprint(recordOf({ key: Buffer.from('E-2'), headers: { ce_subject: 'E-2' } }))).not.toBe(base);
  });

  it('takes hours as text or number, in one spelling', () => {
    const hourly = { ...salary, per: 'hour' };
    const spellings = ['37.5', '37.50', 37.5].map((hoursPerWeek) =>
      fingerprint(recordOf({ value: { ...hourly, hoursPerWeek } })),
    );
    expect(new Set(spellings).size).toBe(1);
    expect(spellings[0]).toMatch(/^[0-9a-f]{64}$/);
  });
});
