import { defaultPayPolicy } from '#libs/domain';
import { RuleDesk } from '#libs/ledger';
import { eventually } from '../../../test/support/eventually.js';
import { bonusRecord, hireRecord, rawRecord, salaryRecord } from '../../../test/support/records.js';
import {
  grossCents,
  openSealedRuns,
  periodNamed,
  type SealedRuns,
} from '../../../test/support/sealed-runs.js';

let runs: SealedRuns;

beforeEach(async () => {
  runs = await openSealedRuns();
});

afterEach(() => runs.books.close());

const salaried = [
  hireRecord({ offset: 0, on: '2026-01-01' }),
  salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
];

describe('sealing a pay run', () => {
  it('freezes every line with its sources, both periods, the vector, the policy and the totals', async () => {
    await runs.books.applyNext(2, [
      ...salaried,
      hireRecord({ offset: 2, employee: 'E-2', on: '2026-11-01' }),
      hireRecord({ offset: 3, employee: 'E-3', on: '2026-11-01', paySchedule: 'weekly' }),
      hireRecord({ offset: 4, employee: 'E-4', on: '2026-12-01' }),
      rawRecord(5, Buffer.from('somebody'), Buffer.from('no json')),
    ]);
    const run = await runs.seal('2026-11');
    expect(run).toMatchObject({
      kind: 'regular',
      schedule: 'monthly',
      period: { id: '2026-11-01', start: '2026-11-01', end: '2026-11-30' },
      vector: { 2: 6 },
      policy: defaultPayPolicy('monthly'),
      employees: 2,
      counts: { employees: 2, employeesWithoutPay: 1, lines: 1, retroLines: 0, applied: 5, rejected: 1 },
      totals: [{ currency: 'EUR', gross: '5000.00', payable: '5000.00', receivable: '0.00' }],
      actor: 'pat',
    });
    const [first, second] = await runs.statementsOf(run);
    expect(first?.lines).toMatchObject([
      {
        kind: 'base',
        amount: { amount: '5000.00', currency: 'EUR' },
        earned: { start: '2026-11-01', end: '2026-11-30' },
        periodEarned: '2026-11-01',
        periodPaid: '2026-11-01',
        sources: [{ topic: 'salary-updates', partition: 2, offset: '1', actor: 'clerk@test' }],
      },
    ]);
    // Employed without a salary: nothing to pay, and yet not missed.
    expect(second).toMatchObject({ employeeId: 'E-2', lines: [], gross: [], department: 'sales' });
    expect(second?.anomalies.map(({ code }) => code)).toEqual(['SALARY_MISSING']);
    expect(await runs.reader.run(run.id)).toEqual(run);
  });

  // Planted: without the lock on pay_run the others fail with the constraint instead of being told which run there is.
  it('seals a period once, however many clerks press at once', async () => {
    await runs.books.applyNext(0, salaried);
    const period = periodNamed('2026-11');
    const outcomes = await Promise.all(
      ['pat', 'kim', 'lou'].map((actor) => runs.desk.seal({ period, actor })),
    );
    const posted = outcomes.filter((outcome) => !('exists' in outcome));
    expect(posted).toHaveLength(1);
    for (const outcome of outcomes) if ('exists' in outcome) expect(outcome.exists).toEqual(posted[0]);
    expect(await runs.books.database.query(`select count(*)::int as n from pay_statement`)).toEqual([
      { n: 1 },
    ]);
  });

  // Planted: without the unique constraint the insert succeeds.
  it('has one run per schedule and period by constraint', async () => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-11');
    await expect(
      runs.books.database
        .query(`insert into pay_run select uuidv7(), schedule, period_start, period_end, kind, vector,
        policy, counts, totals, sealed_at, actor from pay_run`),
    ).rejects.toMatchObject({ constraint: 'one_run_per_period' });
  });

  // Planted: without the triggers (append_only on both tables, posted_is_complete) each statement succeeds.
  it.each([
    `update pay_run set actor = 'eve'`,
    `delete from pay_run`,
    `truncate pay_run cascade`,
    `update pay_statement set gross = '[]'`,
    `delete from pay_statement`,
    `insert into pay_statement select run_id, 'E-9', department, lines, gross, anomalies from pay_statement`,
  ])('never changes what is posted: %s', async (statement) => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-11');
    await expect(runs.books.database.query(statement)).rejects.toThrow(/append-only|no further statement/);
  });

  // Planted: under READ COMMITTED a run paid bonuses that lie behind its vector.
  it('contains exactly the records before its vector, while others are applied', async () => {
    await runs.books.applyNext(0, salaried);
    let applied = false;
    const applying = (async () => {
      const consumer = runs.books.consumer();
      const { ownership } = await consumer.claim(0);
      for (let offset = 2; offset <= 80; offset += 1)
        await consumer.apply(ownership, offset, [bonusRecord({ offset, on: '2026-01-20', amount: '1.00' })]);
      applied = true;
    })();
    for (let start = '2026-01-01'; !applied; start = periodNamed(start).end) {
      const run = await runs.seal(start);
      const paid = (await runs.statementsOf(run)).flatMap(({ lines }) => lines);
      if (start === '2026-01-01') expect(paid).toHaveLength((run.vector['0'] ?? 0) - 1);
    }
    await applying;
    const posted = await runs.reader.runs('monthly', undefined, 500);
    const last = posted[0];
    // Base pay of each run, and each bonus before the last vector once, in its own run or as retro.
    expect(grossCents(posted)).toBe(
      BigInt(posted.length) * 500_000n + BigInt((last?.vector['0'] ?? 0) - 2) * 100n,
    );
  }, 30_000);

  // Planted: without the lock on pay_run in setPolicy the version is kept, and the run is posted by the former policy.
  it('holds back a policy that would take force in the period being sealed', async () => {
    await runs.books.applyNext(0, salaried);
    const { database } = runs.books;
    const rules = new RuleDesk(database);
    const waiting = async () => {
      const [row] = await database.query<{ waiting: number }>(
        `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      return row?.waiting;
    };
    let sealing: Promise<unknown> = Promise.resolve();
    let setting: Promise<unknown> = Promise.resolve();
    await database.transaction(async (tx) => {
      // Stops the seal after it has read the policy, before its first statement.
      await tx.query('lock table pay_statement in share mode');
      sealing = runs.seal('2026-11');
      await eventually(async () => (await waiting()) === 1, { timeoutMs: 5_000 });
      const policy = { ...defaultPayPolicy('monthly'), divisor: '13' };
      setting = rules.setPolicy({ schedule: 'monthly', inForceFrom: '2026-11-01', policy, actor: 'kim' });
      await eventually(async () => (await waiting()) === 2, { timeoutMs: 5_000 });
    });
    expect(await sealing).toMatchObject({ policy: { divisor: '12' } });
    expect(await setting).toMatchObject({ refused: expect.stringContaining('2026-11-01') });
  });

  it('gives the statements page by page, and who was hired after the seal as missed', async () => {
    await runs.books.applyNext(0, [
      ...salaried,
      hireRecord({ offset: 2, employee: 'E-2', on: '2026-01-01' }),
      hireRecord({ offset: 3, employee: 'E-3', on: '2026-01-01' }),
    ]);
    const run = await runs.seal('2026-11');
    const page = await runs.reader.statements({ runId: run.id, afterEmployeeId: 'E-1', limit: 1 });
    expect(page?.map(({ employeeId }) => employeeId)).toEqual(['E-2']);
    expect(await runs.reader.missed(run.id)).toEqual([]);
    await runs.books.applyNext(0, [
      hireRecord({ offset: 4, employee: 'E-5', on: '2026-11-30' }),
      hireRecord({ offset: 5, employee: 'E-6', on: '2026-12-01' }),
      bonusRecord({ offset: 6, on: '2026-11-30', amount: '1.00' }),
    ]);
    expect(await runs.reader.missed(run.id)).toEqual(['E-5']);
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect(await runs.reader.missed(unknown)).toBeUndefined();
    expect(await runs.reader.statements({ runId: unknown, afterEmployeeId: '', limit: 1 })).toBeUndefined();
  });
});
