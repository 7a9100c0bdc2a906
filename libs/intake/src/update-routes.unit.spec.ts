import { decodeRecord, encodeUpdate, fingerprintOf, updateCatalogue, type UpdateType } from '#libs/contracts';
import type { Submission } from './submission.js';
import { requestedUpdate } from './update-routes.js';

const submission = (params: object, body: unknown): Submission => ({
  actor: { subject: 'ada', clientId: 'desk', roles: ['hr'], departments: ['*'] },
  params,
  idempotencyKey: 'k',
  body,
});

const bodies = {
  'employment.started': { employeeId: 'E-1', effectiveDate: '2026-11-01', reason: 'Neue Stelle – größer' },
  'salary.set': {
    amount: { amount: '25.5', currency: 'EUR' },
    per: 'hour',
    hoursPerWeek: 37.5,
    effectiveDate: '2026-11-01',
  },
  'bonus.granted': { amount: { amount: '500', currency: 'JPY' }, payDate: '2026-11-20', code: 'SPOT' },
} as const satisfies Record<UpdateType, unknown>;

describe('requestedUpdate', () => {
  it.each(Object.keys(bodies) as UpdateType[])(
    'asks for a %s that its reader understands as the same',
    (type) => {
      const update = requestedUpdate(
        type,
        submission({ department: 'sales', employee: 'E-1' }, bodies[type]),
      );
      const record = encodeUpdate({
        ...update,
        source: '/hr-service/desk',
        id: 'k',
        actor: 'ada',
        time: new Date(0),
      });
      const decoded = decodeRecord({ ...record, headers: Object.entries(record.headers) });
      expect(decoded).toMatchObject({ ok: true, update: { employeeId: 'E-1', department: 'sales', type } });
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
