// Per type: what is taken and how it is spelled then, and each fault with the field it names. Planted, each seen failing
// here: no comparison of the two dates, percent without its upper bound, amount and percent side by side, a signed amount of zero.
import { decodeRecord, encodeUpdate, ownerOfBudgets } from './record-codec.js';
import { isUpdateType, presentData, updateCatalogue, type UpdateType } from './update-catalogue.js';

const id = '0199f0a2-7c4e-8551-9932-bf456b2586ee';
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const span = (start: string, end: string) => ({ start, end });

/** A good value of every type, as a producer may write it. */
const good = {
  'employment.started': { effectiveDate: '2026-11-01', paySchedule: 'semiMonthly', reason: 'Neue Stelle' },
  'employment.transferred': { effectiveDate: '2026-11-01', toDepartment: 'labs' },
  'employment.ended': { lastDay: '2026-11-30' },
  'salary.set': { amount: eur('5000'), per: 'month', effectiveDate: '2026-11-01' },
  'salary.raised': { percent: '3.50', effectiveDate: '2026-11-01' },
  'bonus.granted': { amount: eur('500'), payDate: '2026-11-20', code: 'SPOT' },
  'bonus.scheduled': { amount: eur('50'), startDate: '2026-11-15', lastDate: '2026-11-15' },
  'bonus.stopped': { bonus: id.toUpperCase(), lastDate: '2026-11-30' },
  'earning.adjusted': {
    amount: eur('-120'),
    code: 'UNPAID',
    earned: span('2026-11-02', '2026-11-02'),
    payDate: '2026-11-30',
  },
  'budget.set': { amount: eur('0'), period: span('2026-11-01', '2026-11-30') },
  'update.reversed': { update: id, reason: 'wrong person' },
  'update.approved': { update: id },
  'update.declined': { update: id, reason: 'not agreed' },
} as const satisfies Record<UpdateType, object>;

function decoded(type: UpdateType, value: object) {
  const record = encodeUpdate({
    type,
    employeeId: 'E-1',
    department: 'sales',
    source: '/hr-service/acme',
    id: 'key-1',
    actor: 'ann@acme',
    time: new Date(0),
    data: value,
  });
  return decodeRecord({ ...record, headers: Object.entries(record.headers) });
}

describe('the catalogue', () => {
  it.each(Object.entries(good))('takes a %s', (type, value) => {
    expect(isUpdateType(type) && decoded(type, value)).toMatchObject({
      ok: true,
      update: { type, version: 1, department: 'sales' },
    });
  });

  it.each<[UpdateType, string]>([
    ['employment.started', '2026-11-01'],
    ['employment.transferred', '2026-11-01'],
    ['employment.ended', '2026-11-30'],
    ['salary.set', '2026-11-01'],
    ['salary.raised', '2026-11-01'],
    ['bonus.granted', '2026-11-20'],
    ['bonus.scheduled', '2026-11-15'],
    ['bonus.stopped', '2026-11-30'],
    ['earning.adjusted', '2026-11-30'],
    ['budget.set', '2026-11-01'],
    ['update.reversed', '1900-01-01'],
    ['update.approved', '1900-01-01'],
    ['update.declined', '1900-01-01'],
  ])('%s takes effect on %s', (type, effectiveDate) => {
    expect(decoded(type, good[type])).toMatchObject({ ok: true, update: { effectiveDate } });
  });

  it.each<[UpdateType, object, object]>([
    ['salary.raised', good['salary.raised'], { percent: '3.5' }],
    ['salary.raised', { percent: '100.0000', effectiveDate: '2026-11-01' }, { percent: '100' }],
    ['salary.raised', { amount: eur('5'), effectiveDate: '2026-11-01' }, { amount: eur('5.00') }],
    ['bonus.scheduled', good['bonus.scheduled'], { every: 'month', amount: eur('50.00') }],
    ['bonus.stopped', good['bonus.stopped'], { bonus: id }],
    ['earning.adjusted', good['earning.adjusted'], { amount: eur('-120.00') }],
    ['budget.set', good['budget.set'], { amount: eur('0.00') }],
    [
      'bonus.granted',
      { percent: '1000.00', of: 'annualSalary', payDate: '2026-11-20' },
      { percent: '1000', of: 'annualSalary' },
    ],
  ])('spells a %s one way, so that fingerprints compare', (type, value, canonical) => {
    expect(decoded(type, value)).toMatchObject({ ok: true, update: { data: canonical } });
  });

  it('reads a value of the present version as it is, and stops at what it does not know', () => {
    expect(presentData('salary.set', 1, good['salary.set'])).toBe(good['salary.set']);
    expect(() => presentData('salary.set', 2, {})).toThrow(RangeError);
    expect(() => presentData('salary.doubled', 1, {})).toThrow('unknown entry type');
  });

  it('has no schema that lets an unknown field through', () => {
    for (const [type, value] of Object.entries(good))
      expect(updateCatalogue[type as UpdateType].schema.safeParse({ ...value, approved: true }).success).toBe(
        false,
      );
  });
});

const noDay = '2026-02-30';
const huge = '1000000000000000.00';

/** Per type a change of its good value, the code, and the field that the reason names. */
const faults: [UpdateType, object, string, string][] = [
  ['employment.started', { effectiveDate: noDay }, 'SCHEMA', '/effectiveDate'],
  ['employment.started', { paySchedule: 'bimonthly' }, 'SCHEMA', '/paySchedule'],
  ['employment.started', { paySchedule: 'daily' }, 'SCHEMA', '/paySchedule'],
  ['employment.started', { reason: 'a\nb' }, 'SCHEMA', '/reason'],
  ['employment.transferred', { effectiveDate: '2027-02-29' }, 'SCHEMA', '/effectiveDate'],
  ['employment.transferred', { toDepartment: undefined }, 'SCHEMA', '/toDepartment'],
  ['employment.transferred', { toDepartment: 'a/b' }, 'SCHEMA', '/toDepartment'],
  ['employment.ended', { lastDay: noDay }, 'SCHEMA', '/lastDay'],
  ['employment.ended', { lastDay: 'infinity' }, 'SCHEMA', '/lastDay'],
  ['salary.raised', { effectiveDate: noDay }, 'SCHEMA', '/effectiveDate'],
  ['salary.raised', { percent: undefined }, 'SCHEMA', '/percent'],
  ['salary.raised', { amount: eur('1.00') }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '0' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '0.0000' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '-1' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '100.0001' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '3.12345' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '03.5' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: '1e1' }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: 3.5 }, 'SCHEMA', '/percent'],
  ['salary.raised', { percent: undefined, amount: eur('0.00') }, 'SCHEMA', '/amount/amount'],
  ['salary.raised', { percent: undefined, amount: eur('1.001') }, 'DECIMALS', '/amount/amount'],
  [
    'salary.raised',
    { percent: undefined, amount: { amount: '1', currency: 'EUX' } },
    'CURRENCY_UNKNOWN',
    '/amount/currency',
  ],
  ['salary.raised', { percent: undefined, amount: eur(huge) }, 'SCHEMA', '/amount/amount'],
  ['bonus.granted', { payDate: noDay }, 'SCHEMA', '/payDate'],
  ['bonus.granted', { amount: undefined }, 'SCHEMA', '/amount'],
  ['bonus.granted', { percent: '5', of: 'annualSalary' }, 'SCHEMA', '/percent'],
  ['bonus.granted', { amount: undefined, percent: '5' }, 'SCHEMA', '/of'],
  ['bonus.granted', { of: 'annualSalary' }, 'SCHEMA', '/of'],
  ['bonus.granted', { amount: undefined, percent: '5', of: 'turnover' }, 'SCHEMA', '/of'],
  ['bonus.granted', { amount: undefined, percent: '1000.0001', of: 'annualSalary' }, 'SCHEMA', '/percent'],
  ['bonus.granted', { amount: eur('1.001') }, 'DECIMALS', '/amount/amount'],
  ['bonus.granted', { amount: { amount: '1.00', currency: 'JPY' } }, 'DECIMALS', '/amount/amount'],
  ['bonus.scheduled', { startDate: noDay }, 'SCHEMA', '/startDate'],
  ['bonus.scheduled', { lastDate: '2026-11-14' }, 'SCHEMA', '/lastDate'],
  ['bonus.scheduled', { every: 'week' }, 'SCHEMA', '/every'],
  ['bonus.scheduled', { amount: eur('1.001') }, 'DECIMALS', '/amount/amount'],
  ['bonus.scheduled', { amount: { amount: '1', currency: 'BGN' } }, 'CURRENCY_UNKNOWN', '/amount/currency'],
  ['bonus.scheduled', { amount: eur(huge) }, 'SCHEMA', '/amount/amount'],
  ['bonus.stopped', { bonus: 'B-1' }, 'SCHEMA', '/bonus'],
  ['bonus.stopped', { lastDate: noDay }, 'SCHEMA', '/lastDate'],
  ['earning.adjusted', { amount: eur('0.00') }, 'SCHEMA', '/amount/amount'],
  ['earning.adjusted', { amount: eur('-0.00') }, 'SCHEMA', '/amount/amount'],
  ['earning.adjusted', { amount: eur('-1.001') }, 'DECIMALS', '/amount/amount'],
  ['earning.adjusted', { amount: eur(`-${huge}`) }, 'SCHEMA', '/amount/amount'],
  ['earning.adjusted', { amount: { amount: '-1', currency: 'eur' } }, 'CURRENCY_UNKNOWN', '/amount/currency'],
  ['earning.adjusted', { code: undefined }, 'SCHEMA', '/code'],
  ['earning.adjusted', { earned: span('2026-11-03', '2026-11-02') }, 'SCHEMA', '/earned/end'],
  ['earning.adjusted', { earned: span(noDay, '2026-11-02') }, 'SCHEMA', '/earned/start'],
  ['earning.adjusted', { earned: span('2026-11-02', '9999-12-31') }, 'SCHEMA', '/earned/end'],
  ['earning.adjusted', { payDate: noDay }, 'SCHEMA', '/payDate'],
  ['budget.set', { amount: eur('-1.00') }, 'SCHEMA', '/amount/amount'],
  ['budget.set', { amount: eur('1.001') }, 'DECIMALS', '/amount/amount'],
  ['budget.set', { period: span('2026-11-30', '2026-11-01') }, 'SCHEMA', '/period/end'],
  ['budget.set', { period: span('2026-11-01', noDay) }, 'SCHEMA', '/period/end'],
  ['update.reversed', { reason: undefined }, 'SCHEMA', '/reason'],
  ['update.reversed', { update: 'x' }, 'SCHEMA', '/update'],
  ['update.approved', { update: undefined }, 'SCHEMA', '/update'],
  ['update.declined', { reason: '' }, 'SCHEMA', '/reason'],
];

describe('a value that does not fit its type', () => {
  it.each(faults)('%s with %j is rejected as %s and names %s', (type, change, code, field) => {
    const answer = decoded(type, { ...good[type], ...change });
    expect(answer).toMatchObject({ ok: false, code });
    expect(!answer.ok && answer.reason).toContain(`${field}:`);
  });

  // Planted: amounts looked at only once the currency is known; rules about two fields only once every field is right.
  it.each<[UpdateType, object, string[], string]>([
    [
      'salary.set',
      { amount: { amount: '1e3', currency: 'EUX' } },
      ['/amount/amount', '/amount/currency'],
      'CURRENCY_UNKNOWN',
    ],
    [
      'salary.set',
      { amount: { amount: '-1', currency: 'EUX' } },
      ['/amount/amount', '/amount/currency'],
      'CURRENCY_UNKNOWN',
    ],
    ['salary.set', { amount: { ...eur('1e3'), sum: 1 } }, ['/amount', '/amount/amount'], 'SCHEMA'],
    [
      'salary.set',
      { per: 'hour', effectiveDate: 5, amount: eur('1.001') },
      ['/amount/amount', '/effectiveDate', '/hoursPerWeek'],
      'DECIMALS',
    ],
    ['salary.raised', { percent: undefined, effectiveDate: 5 }, ['/effectiveDate', '/percent'], 'SCHEMA'],
    ['bonus.granted', { amount: 1, of: 'annualSalary' }, ['/amount', '/of'], 'SCHEMA'],
    [
      'bonus.scheduled',
      { every: 'week', lastDate: '2026-11-14', amount: eur('0') },
      ['/amount/amount', '/every', '/lastDate'],
      'SCHEMA',
    ],
    [
      'budget.set',
      { amount: eur('-1.001'), period: { ...span('2026-11-30', '2026-11-01'), day: 1 } },
      ['/amount/amount', '/amount/amount', '/period', '/period/end'],
      'DECIMALS',
    ],
  ])('%s with %j is told all of its faults at once: %j', (type, change, fields, code) => {
    const answer = decoded(type, { ...good[type], ...change });
    const told = answer.ok ? [] : answer.reason.replace(`${type}: `, '').split('; ');
    expect(told.map((fault) => fault.replace(/: .*/, '')).toSorted()).toEqual(fields);
    expect(!answer.ok && answer.code).toBe(code);
  });

  it('tells both meanings of bimonthly', () => {
    const answer = decoded('employment.started', { ...good['employment.started'], paySchedule: 'bimonthly' });
    expect(!answer.ok && answer.reason).toMatch(/semiMonthly.*every two months/);
  });
});

describe('a budget', () => {
  const record = (key: string, subject?: string) => {
    const encoded = encodeUpdate({
      type: 'budget.set',
      employeeId: ownerOfBudgets('sales'),
      department: 'sales',
      source: '/finance-service/desk',
      id: 'k',
      actor: 'fin',
      time: new Date(0),
      data: good['budget.set'],
    });
    const headers = { ...encoded.headers, ce_subject: Buffer.from(subject ?? key) };
    return decodeRecord({ ...encoded, key: Buffer.from(key), headers: Object.entries(headers) });
  };

  it('has the department as its key, and belongs to nobody among the employees', () => {
    expect(record('sales')).toMatchObject({ ok: true, update: { employeeId: 'department:sales' } });
  });

  // Planted: the key of a budget taken for an employee id; somebody called "labs" gets a budget of sales.
  it('under another key than its department is rejected', () => {
    expect(record('labs')).toMatchObject({ ok: false, code: 'KEY_MISMATCH' });
    expect(record('sales', 'labs')).toMatchObject({ ok: false, code: 'KEY_MISMATCH' });
    expect(record('a b')).toMatchObject({ ok: false, code: 'EMPLOYEE_INVALID' });
  });

  it('cannot be imitated by an employee id with a colon', () => {
    const salary = encodeUpdate({
      type: 'salary.set',
      employeeId: 'department:sales',
      department: 'sales',
      source: 's',
      id: 'k',
      actor: 'a',
      time: new Date(0),
      data: good['salary.set'],
    });
    expect(decodeRecord({ ...salary, headers: Object.entries(salary.headers) })).toMatchObject({
      ok: false,
      code: 'EMPLOYEE_INVALID',
    });
  });
});
