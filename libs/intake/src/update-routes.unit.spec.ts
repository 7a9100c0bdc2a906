import { decodeRecord, encodeUpdate, fingerprintOf, updateCatalogue, type UpdateType } from '#libs/contracts';
import type { Submission } from './submission.js';
import { requestedUpdate } from './update-routes.js';

const submission = (params: object, body: unknown): Submission => ({
  actor: { subject: 'ada', clientId: 'desk', roles: ['hr'], departments: ['*'] },
  params,
  idempotencyKey: 'k',
  body,
});

const concerned = '0199F0A2-7C4E-8551-9932-BF456B2586EE';

const bodies = {
  'employment.started': { employeeId: 'E-1', effectiveDate: '2026-11-01', reason: 'Neue Stelle – größer' },
  'salary.set': {
    amount: { amount: '25.5', currency: 'EUR' },
    per: 'hour',
    hoursPerWeek: 37.5,
    effectiveDate: '2026-11-01',
  },
  'bonus.granted': { percent: '12.50', of: 'annualSalary', payDate: '2026-11-20', code: 'SPOT' },
  'employment.transferred': { effectiveDate: '2026-11-01', toDepartment: 'labs' },
  'employment.ended': { lastDay: '2026-11-30', reason: 'moves away' },
  'salary.raised': { percent: '3.50', effectiveDate: '2026-11-01' },
  'bonus.scheduled': { amount: { amount: '50', currency: 'EUR' }, startDate: '2026-11-15' },
  'bonus.stopped': { lastDate: '2026-12-15' },
  'earning.adjusted': {
    amount: { amount: '-120', currency: 'EUR' },
    code: 'UNPAID',
    earned: { start: '2026-11-02', end: '2026-11-03' },
    payDate: '2026-11-30',
  },
  'budget.set': {
    amount: { amount: '50000', currency: 'EUR' },
    period: { start: '2026-11-01', end: '2026-11-30' },
  },
  'update.reversed': { reason: 'wrong person' },
  'update.approved': {},
  'update.declined': { reason: 'not agreed' },
} as const satisfies Record<UpdateType, unknown>;

describe('requestedUpdate', () => {
  it.each(Object.keys(bodies) as UpdateType[])(
    'asks for a %s that its reader understands as the same',
    (type) => {
      const update = requestedUpdate(
        type,
        submission({ department: 'sales', employee: 'E-1', update: concerned }, bodies[type]),
      );
      const record = encodeUpdate({
        ...update,
        source: '/hr-service/desk',
        id: 'k',
        actor: 'ada',
        time: new Date(0),
      });
      const decoded = decodeRecord({ ...record, headers: Object.entries(record.headers) });
      const employeeId = type === 'budget.set' ? 'department:sales' : 'E-1';
      expect(decoded).toMatchObject({ ok: true, update: { employeeId, department: 'sales', type } });
      // Otherwise the same key sent again would be a conflict with its own first record.
      const fingerprint = fingerprintOf({ ...update, version: updateCatalogue[type].version });
      expect(decoded.ok && decoded.fingerprint).toBe(fingerprint);
    },
  );

  it('keeps the employee of a hire out of the value, which the key of the record names', () => {
    const update = requestedUpdate(
      'employment.started',
      submission({ department: 'sales' }, bodies['employment.started']),
    );
    expect([update.employeeId, Object.keys(update.data as object).sort()]).toEqual([
      'E-1',
      ['effectiveDate', 'reason'],
    ]);
  });

  it.each([
    ['bonus.stopped', 'bonus'],
    ['update.reversed', 'update'],
    ['update.approved', 'update'],
    ['update.declined', 'update'],
  ] as const)('takes the update that a %s concerns from the URL, in the spelling of ids', (type, field) => {
    const params = { department: 'sales', employee: 'E-1', update: concerned };
    const { data } = requestedUpdate(type, submission(params, bodies[type]));
    expect(data).toMatchObject({ [field]: concerned.toLowerCase() });
    const fault = expect.objectContaining({ code: 'ID_INVALID' });
    expect(() => requestedUpdate(type, submission({ ...params, update: 'x' }, bodies[type]))).toThrow(fault);
  });

  it('takes an approval without a body', () => {
    const params = { department: 'sales', employee: 'E-1', update: concerned };
    expect(requestedUpdate('update.approved', submission(params, undefined)).data).toEqual({
      update: concerned.toLowerCase(),
    });
    expect(() => requestedUpdate('update.declined', submission(params, undefined))).toThrow(
      expect.objectContaining({ code: 'BODY_INVALID' }),
    );
  });

  it.each([
    { department: 'a/b', employee: 'E-1' },
    { department: 'sales', employee: '-E' },
    { department: 'x'.repeat(65), employee: 'E-1' },
    { department: 'sales', employee: 'E 1' },
    { department: 'sales' },
  ])('refuses the ids %j', (params) => {
    expect(() => requestedUpdate('bonus.granted', submission(params, bodies['bonus.granted']))).toThrow(
      expect.objectContaining({ code: 'ID_INVALID', status: 400 }),
    );
  });
});
