// In: a route that takes an update with money and a date, and a body that it accepts. Out: a test for each way in which
// input is bad: the right refusal as problem+json, every fault by its JSON pointer, and nothing in the log.
import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { DepartmentService } from './department-service.js';

export type TakenUpdate = {
  readonly path: string;
  /** With `amount` in money; its amount is `amountText`. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly amountText: string;
  readonly dateField: string;
};

type Bad = {
  readonly body: string | Buffer<ArrayBuffer>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly refusal: readonly [status: number, code: string, pointers?: readonly string[]];
};

const notJson = [400, 'BODY_NOT_JSON'] as const;
const invalid = (...pointers: string[]): readonly [number, string, string[]] => [
  400,
  'BODY_INVALID',
  pointers,
];
const unsupported = [415, 'CONTENT_TYPE_UNSUPPORTED'] as const;

function badInputs({ body, amountText, dateField }: TakenUpdate): Record<string, Bad> {
  const text = JSON.stringify(body);
  const changed = (changes: object): string => JSON.stringify({ ...body, ...changes });
  const extended = (fields: string): string => text.replace(/}$/, `,${fields}}`);
  const asAmount = (json: string): string => text.replace(`"${amountText}"`, json);
  return {
    'a number for money': { body: asAmount('60000'), refusal: invalid('/amount/amount') },
    '1e309 for money': { body: asAmount('1e309'), refusal: invalid('/amount/amount') },
    'an exponent in money': { body: asAmount('"1e3"'), refusal: invalid('/amount/amount') },
    'digits of another script': { body: asAmount('"١٢٣.00"'), refusal: invalid('/amount/amount') },
    'a space behind money': { body: asAmount('"100.00 "'), refusal: invalid('/amount/amount') },
    'a surplus decimal': { body: asAmount('"100.001"'), refusal: invalid('/amount/amount') },
    'NaN for money': { body: asAmount('NaN'), refusal: notJson },
    'an unknown currency': {
      body: changed({ amount: { amount: '1.00', currency: 'EUX' } }),
      refusal: invalid('/amount/currency'),
    },
    'letters for money of an unknown currency': {
      body: changed({ amount: { amount: '12a', currency: 'EUX' } }),
      refusal: invalid('/amount/amount', '/amount/currency'),
    },
    'less than nothing of an unknown currency': {
      body: changed({ amount: { amount: '-1.00', currency: 'EUX' } }),
      refusal: invalid('/amount/amount', '/amount/currency'),
    },
    'a day that does not exist': {
      body: changed({ [dateField]: '2026-02-30' }),
      refusal: invalid(`/${dateField}`),
    },
    'a date with a time': {
      body: changed({ [dateField]: '2026-11-01T00:00:00Z' }),
      refusal: invalid(`/${dateField}`),
    },
    'a key given twice': { body: extended(`"reason":"a","reason":"b"`), refusal: notJson },
    'a key given twice in money': {
      body: changed({ amount: 0 }).replace('"amount":0', '"amount":{"amount":"1.00","amount":"2.00"}'),
      refusal: notJson,
    },
    __proto__: { body: extended('"__proto__":{"approved":true}'), refusal: notJson },
    constructor: { body: extended('"constructor":{"prototype":{}}'), refusal: invalid('/constructor') },
    'a field that nobody knows': { body: changed({ approved: true }), refusal: invalid('/approved') },
    'an actor': { body: changed({ actor: 'boss' }), refusal: invalid('/actor') },
    'U+0000': { body: extended(String.raw`"reason":"a\u0000b"`), refusal: notJson },
    'half a surrogate pair': { body: extended(String.raw`"reason":"\ud800"`), refusal: notJson },
    'a byte order mark': { body: `\uFEFF${text}`, refusal: notJson },
    'bytes that are not UTF-8': { body: Buffer.from([0x22, 0xff, 0x22]), refusal: notJson },
    'UTF-16': { body: Buffer.from(text, 'utf16le'), refusal: notJson },
    'half a body': { body: text.slice(0, -5), refusal: notJson },
    nothing: { body: '', refusal: notJson },
    null: { body: 'null', refusal: invalid('') },
    'a list': { body: `[${text}]`, refusal: invalid('') },
    'too many levels': { body: extended(`"reason":${'['.repeat(40)}${']'.repeat(40)}`), refusal: notJson },
    'an overlong reason': { body: changed({ reason: 'x'.repeat(10_000) }), refusal: invalid('/reason') },
    'more than 1 MiB': {
      body: changed({ reason: 'x'.repeat(1_048_576) }),
      refusal: [413, 'BODY_TOO_LARGE'],
    },
    'several faults at once': {
      body: changed({ amount: { amount: 1, currency: 'eur' }, [dateField]: 'soon', sum: 1 }),
      refusal: invalid('/amount/amount', '/amount/currency', `/${dateField}`, '/sum'),
    },
    'plain text': { body: text, headers: { 'content-type': 'text/plain' }, refusal: unsupported },
    'a form': {
      body: 'amount=1',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      refusal: unsupported,
    },
    'a file of updates': { body: text, headers: { 'content-type': 'text/csv' }, refusal: unsupported },
    'a gzip bomb': {
      body: gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)),
      headers: { 'content-encoding': 'gzip' },
      refusal: unsupported,
    },
    'a gzip bomb without a word of it': {
      body: gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20)),
      refusal: notJson,
    },
    'a header of 64 KiB': {
      body: text,
      headers: { 'x-much': 'x'.repeat(65_536) },
      refusal: [431, 'HEADERS_TOO_LARGE'],
    },
    'two keys at once': {
      body: text,
      headers: { 'idempotency-key': 'one, two' },
      refusal: [400, 'IDEMPOTENCY_KEY_MISSING'],
    },
  };
}

/**
 * The tests; `update` is a route of the service with a body that it accepts.
 * Planted: the strict parser replaced by JSON.parse; the currency looked at only where the amount is a string,
 * the amount only where the currency is known.
 */
export function refusesBadInput(update: TakenUpdate, service: () => DepartmentService): void {
  const cases = badInputs(update);
  let recordsBefore: number;
  let authorization: string;

  beforeAll(async () => {
    recordsBefore = await service().recordsInLog();
    authorization = `Bearer ${await service().token()}`;
  });

  const send = async (body: Bad['body'], headers: Bad['headers'] = {}): Promise<Response> =>
    fetch(`${service().url}${update.path}`, {
      method: 'POST',
      body,
      headers: {
        authorization,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
        ...headers,
      },
      signal: AbortSignal.timeout(20_000),
    });

  it.each(Object.keys(cases))('refuses %s', async (name) => {
    const { body, headers, refusal } = cases[name] as Bad;
    const [status, code, pointers] = refusal;
    const answer = await send(body, headers);
    const problem = (await answer.json()) as { code: string; errors?: { pointer: string }[] };
    expect([answer.status, problem.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const found = problem.errors?.map(({ pointer }) => pointer).toSorted();
    expect(found).toEqual(pointers?.toSorted());
    expect(JSON.stringify(problem)).not.toContain(update.amountText);
  });

  it('has put nothing of all that into the log', async () => {
    expect(await service().recordsInLog()).toBe(recordsBefore);
    // The same body without a fault is taken: what was refused was refused for its fault.
    const good = await send(JSON.stringify(update.body));
    expect(good.status).toBe(202);
    expect(await service().recordsInLog()).toBe(recordsBefore + 1);
  });
}
