import { updateIdOf } from '#libs/contracts';
import { type DepartmentService, startDepartmentService } from '../../../test/support/department-service.js';
import { eventually } from '../../../test/support/eventually.js';
import { type FollowedRecord, followTopic, headerOf } from '../../../test/support/follow-topic.js';
import { importFile, importStreamed } from '../../../test/support/import-file.js';
import { AppModule } from './app.module.js';

const bonus = (employeeId: string, changes: object = {}) => ({
  type: 'bonus.granted',
  department: 'sales',
  employeeId,
  amount: { amount: '250.00', currency: 'EUR' },
  payDate: '2026-11-30',
  ...changes,
});
const ndjson = (...lines: unknown[]): string => lines.map((line) => `${JSON.stringify(line)}\n`).join('');
const csv = (...rows: string[]): string =>
  ['type,department,employeeId,amount.amount,amount.currency,payDate,reason,key', ...rows].join('\n');

describe('an import', () => {
  let service: DepartmentService;
  let log: { records: FollowedRecord[]; close(): Promise<void> };

  beforeAll(async () => {
    service = await startDepartmentService((config) => AppModule.forRoot(config));
    log = await followTopic(service.topic);
  }, 60_000);

  afterAll(async () => {
    await log.close();
    await service.stop();
  }, 30_000);

  /** Update ids in the log since `from`, each once: what the books would apply. */
  async function applied(from: number): Promise<Set<string>> {
    const count = await service.recordsInLog();
    await eventually(() => log.records.length >= count);
    const ids = log.records
      .slice(from)
      .map((record) => updateIdOf(headerOf(record, 'ce_source') ?? '', headerOf(record, 'ce_id') ?? ''));
    return new Set(ids);
  }

  it('puts every line of an NDJSON file into the log as a request of its own would', async () => {
    const from = await service.recordsInLog();
    const answer = await importFile(
      service,
      ndjson(bonus('N-1', { reason: 'größer' }), bonus('N-2', { key: 'own-2' })),
    );
    expect([answer.status, answer.body]).toEqual([
      200,
      expect.objectContaining({
        state: 'completed',
        lines: 2,
        accepted: 2,
        known: 0,
        refused: 0,
        problems: [],
      }),
    ]);
    await applied(from);
    const [first, second] = ['N-1', 'N-2'].map((id) => log.records.find(({ key }) => key?.toString() === id));
    expect([first, second].map((record) => record && headerOf(record, 'ce_source'))).toEqual(
      Array(2).fill('/finance-service/desk'),
    );
    expect(second && headerOf(second, 'ce_id')).toBe('own-2');
    expect(JSON.parse(String(first?.value))).toEqual({
      amount: { amount: '250.00', currency: 'EUR' },
      payDate: '2026-11-30',
      reason: 'größer',
    });
    // The same update by a request: one id, one content.
    const alone = await service.post('/v1/departments/sales/employees/N-2/bonuses', {
      key: 'own-2',
      body: { amount: { amount: '250', currency: 'EUR' }, payDate: '2026-11-30' },
    });
    expect(alone.body['updateId']).toBe(updateIdOf('/finance-service/desk', 'own-2'));
  });

  it('reads a CSV file by its header, with quoted cells, a byte order mark and line breaks of any kind', async () => {
    const file = `\uFEFF${csv('bonus.granted,sales,C-1,10.50,EUR,2026-11-30,"well, ""done""",', 'bonus.granted,legal,C-2,7,EUR,2026-11-30,,k-2')}\r\n`;
    const lines = await importStreamed(service, file, { type: 'text/csv' });
    expect(lines).toEqual([
      {
        line: 2,
        state: 'accepted',
        updateId: expect.any(String),
        partition: expect.any(Number),
        offset: expect.any(String),
      },
      {
        line: 3,
        state: 'accepted',
        updateId: updateIdOf('/finance-service/desk', 'k-2'),
        partition: 3,
        offset: expect.any(String),
      },
      { import: expect.objectContaining({ state: 'completed', accepted: 2 }) },
    ]);
  });

  it('gives the same line of a CSV and of an NDJSON file of one name the same update', async () => {
    const from = await service.recordsInLog();
    await importFile(service, csv('bonus.granted,sales,S-1,250,EUR,2026-11-30,,'), {
      type: 'text/csv',
      name: 'same',
    });
    await importFile(service, ndjson(bonus('S-1')), { name: 'same' });
    expect((await applied(from)).size).toBe(1);
  });

  // Planted: the number of the line instead of the occurrence in the key; the moved lines apply again.
  it('sent again with lines put in, taken out and moved applies only what is new', async () => {
    const from = await service.recordsInLog();
    const lines = Array.from({ length: 40 }, (_, place) =>
      bonus(`M-${place % 10}`, { amount: { amount: String(1 + (place % 5)), currency: 'EUR' } }),
    );
    await importFile(service, ndjson(...lines), { name: 'month' });
    expect((await applied(from)).size).toBe(40);
    const changed = [bonus('M-new'), ...lines.slice(3).toReversed(), lines[7]];
    await importFile(service, ndjson(...changed), { name: 'month' });
    // One new person; the doubled line 7 takes the place of one that was taken out, being the same as it.
    const expected = new Map<string, number>();
    for (const file of [lines, changed]) {
      const counts = new Map<string, number>();
      for (const line of file) counts.set(JSON.stringify(line), (counts.get(JSON.stringify(line)) ?? 0) + 1);
      for (const [line, count] of counts) expected.set(line, Math.max(count, expected.get(line) ?? 0));
    }
    expect((await applied(from)).size).toBe([...expected.values()].reduce((sum, count) => sum + count, 0));
    // Under another name the same lines are new updates.
    await importFile(service, ndjson(...lines), { name: 'bonus-again' });
    expect((await applied(from)).size).toBe(82);
  });

  it('names every fault with its line and place, and takes the lines that have none', async () => {
    const from = await service.recordsInLog();
    const answer = await importFile(
      service,
      [
        JSON.stringify(bonus('F-1')),
        '{"type":"bonus.granted","type":"x"}',
        JSON.stringify(
          bonus('F 2', { amount: { amount: 250, currency: 'XYZ' }, payDate: '2026-02-30', more: 1 }),
        ),
        '',
        JSON.stringify(bonus('F-5', { department: 'nowhere' })),
        JSON.stringify({ ...bonus('F-6'), type: 'salary.set' }),
        `"${'x'.repeat(70_000)}"`,
        JSON.stringify(bonus('F-8', { key: 'twice' })),
        JSON.stringify(bonus('F-9', { key: 'twice' })),
        JSON.stringify(bonus('F-8', { key: 'twice' })),
        JSON.stringify({ type: 'update.approved', department: 'sales', employeeId: 'F-1', update: 'x' }),
        JSON.stringify(bonus('F-12')),
        JSON.stringify(bonus('F-13', { amount: { amount: '2a', currency: 'XYZ' } })),
      ].join('\n'),
    );
    expect(answer.body).toMatchObject({ state: 'completed', lines: 12, accepted: 3, known: 1, refused: 8 });
    expect(answer.body['problems']).toEqual([
      { line: 2, code: 'LINE_UNREADABLE', detail: expect.stringContaining('given twice') },
      {
        line: 3,
        code: 'LINE_INVALID',
        detail: 'The line has 5 faults; see errors.',
        errors: expect.arrayContaining(
          ['/employeeId', '/amount/amount', '/amount/currency', '/payDate', '/more'].map((pointer) =>
            expect.objectContaining({ pointer }),
          ),
        ),
      },
      { line: 5, code: 'DEPARTMENT_UNKNOWN', detail: expect.stringContaining('nowhere') },
      {
        line: 6,
        code: 'LINE_INVALID',
        detail: expect.any(String),
        errors: expect.arrayContaining([
          { pointer: '/type', detail: 'updates of this type are imported at hr-service' },
        ]),
      },
      { line: 7, code: 'LINE_UNREADABLE', detail: expect.stringContaining('longer than 65536 bytes') },
      { line: 9, code: 'IDEMPOTENCY_KEY_REUSED', detail: expect.any(String) },
      {
        line: 11,
        code: 'LINE_INVALID',
        detail: expect.any(String),
        errors: [{ pointer: '/type', detail: expect.stringContaining('one by one') }],
      },
      {
        line: 13,
        code: 'LINE_INVALID',
        detail: 'The line has 2 faults; see errors.',
        errors: [
          { pointer: '/amount/amount', detail: expect.stringContaining('plain decimal') },
          { pointer: '/amount/currency', detail: expect.stringContaining('ISO 4217') },
        ],
      },
    ]);
    expect(JSON.stringify(answer.body)).not.toContain('250');
    expect((await applied(from)).size).toBe(3);
  });

  it('names the column of a CSV file, and its number', async () => {
    const rows = [
      'bonus.granted,sales,F-1,1.234,EUR,2026-11-30,,',
      'bonus.granted,sales,F-2,,EUR,2026-11-31,,',
      'bonus.granted,sales,F-3',
      'bonus.granted,sales,F-4,5,EUR,2026-11-30,a"b,',
      ',sales,F-5,5,EUR,2026-11-30,,',
    ];
    const { body } = await importFile(service, csv(...rows), { type: 'text/csv' });
    expect(body['problems']).toEqual([
      {
        line: 2,
        code: 'LINE_INVALID',
        detail: 'The line has one fault; see errors.',
        errors: [{ column: 'amount.amount', position: 4, detail: expect.stringContaining('decimals') }],
      },
      {
        line: 3,
        code: 'LINE_INVALID',
        detail: 'The line has 2 faults; see errors.',
        errors: [
          { column: 'amount.amount', position: 4, detail: expect.any(String) },
          { column: 'payDate', position: 6, detail: expect.any(String) },
        ],
      },
      {
        line: 4,
        code: 'LINE_UNREADABLE',
        detail: 'The line cannot be read: it has 3 cells where the header has 8 columns.',
      },
      { line: 5, code: 'LINE_UNREADABLE', detail: expect.stringContaining('quote') },
      {
        line: 6,
        code: 'LINE_INVALID',
        detail: expect.any(String),
        errors: [{ column: 'type', position: 1, detail: 'is missing' }],
      },
    ]);
  });

  it('reads a CSV file up to a quote that is never closed, and says so', async () => {
    const rows = [
      'bonus.granted,sales,Q-1,1,EUR,2026-11-30,,',
      'bonus.granted,sales,Q-2,1,EUR,2026-11-30,"never closed,',
      'bonus.granted,sales,Q-3,1,EUR,2026-11-30,,',
    ];
    const { body } = await importFile(service, csv(...rows), { type: 'text/csv' });
    expect(body).toMatchObject({
      accepted: 1,
      refused: 1,
      problems: [{ line: 3, detail: expect.stringContaining('not read any further') }],
    });
  });

  it.each([
    ['no header', '', 'the file is empty'],
    ['semicolons', 'type;department;employeeId\n', 'separated by commas'],
    ['an unknown column', 'type,department,salary\n', 'column 3 is no field'],
    ['a column twice', 'type,department,type\n', 'twice'],
    ['no department', 'type,employeeId\n', 'is missing'],
  ])('refuses a CSV file with %s before it reads a line', async (_, file, detail) => {
    const answer = await importFile(service, file, { type: 'text/csv' });
    expect([answer.status, answer.body['code']]).toEqual([400, 'IMPORT_HEADER_INVALID']);
    expect(JSON.stringify(answer.body['errors'])).toContain(detail);
  });

  it('produces nothing in a dry run, and reports what the import would', async () => {
    const from = await service.recordsInLog();
    const file = ndjson(bonus('D-1'), bonus('D-2', { payDate: 'soon' }));
    const dry = await importFile(service, file, { query: '&dryRun=true' });
    expect(dry.body).toMatchObject({ dryRun: true, accepted: 0, acceptable: 1, refused: 1 });
    expect(await service.recordsInLog()).toBe(from);
    const real = await importFile(service, file);
    expect(real.body['problems']).toEqual(dry.body['problems']);
  });

  it('takes lines of the departments of the token alone, and files of its role', async () => {
    const token = await service.token({ departments: ['legal'] });
    const { body } = await importFile(service, ndjson(bonus('T-1'), bonus('T-2', { department: 'legal' })), {
      token,
    });
    expect(body).toMatchObject({ accepted: 1, problems: [{ line: 1, code: 'DEPARTMENT_OUT_OF_SCOPE' }] });
    const other = await importFile(service, ndjson(bonus('T-3')), {
      token: await service.token({ roles: ['hr'] }),
    });
    expect([other.status, other.body['code']]).toEqual([403, 'ROLE_NOT_ALLOWED']);
  });
});
