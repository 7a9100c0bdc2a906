import { defaultPayPolicy } from '#libs/domain';
import { RuleDesk } from '#libs/ledger';
import { bonusRecord, hireRecord, salaryRecord, updateRecord } from '../../../test/support/records.js';
import { grossCents, openSealedRuns, type SealedRuns } from '../../../test/support/sealed-runs.js';

let runs: SealedRuns;

beforeEach(async () => {
  runs = await openSealedRuns();
});

afterEach(() => runs.books.close());

const salaried = [
  hireRecord({ offset: 0, on: '2026-01-01' }),
  salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
];

describe('what posted runs still owe', () => {
  it('a backdated raise over two posted runs shows at once and is paid once by the next run', async () => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-09');
    await runs.seal('2026-10');
    expect(await runs.openOf()).toEqual([]);
    await runs.books.applyNext(0, [salaryRecord({ offset: 2, on: '2026-09-16', amount: '72000.00' })]);
    expect(await runs.openOf()).toEqual(['2026-09-01 sales 500.00', '2026-10-01 sales 1000.00']);
    const november = await runs.seal('2026-11');
    expect(await runs.linesOf(november)).toEqual([
      'E-1 base 2026-11-01>2026-11-01 sales 6000.00',
      'E-1 retro 2026-09-01>2026-11-01 sales 500.00',
      'E-1 retro 2026-10-01>2026-11-01 sales 1000.00',
    ]);
    expect(november.totals).toEqual([
      { currency: 'EUR', gross: '7500.00', payable: '7500.00', receivable: '0.00' },
    ]);
    expect(await runs.openOf()).toEqual([]);
    const [september] = (await runs.retroOf('E-1'))?.retro.runs ?? [];
    expect(september).toMatchObject({ paid: [{ amount: '5500.00' }], recalculated: [{ amount: '5500.00' }] });
  });

  // Planted: where retro lines count for the run that paid them, or do not count as paid at all, the third run pays 1500.00
  // for September instead of 500.00.
  it('corrections of corrections never pay twice, over three runs', async () => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-09');
    await runs.books.applyNext(0, [salaryRecord({ offset: 2, on: '2026-09-01', amount: '72000.00' })]);
    expect(await runs.linesOf(await runs.seal('2026-10'))).toEqual([
      'E-1 base 2026-10-01>2026-10-01 sales 6000.00',
      'E-1 retro 2026-09-01>2026-10-01 sales 1000.00',
    ]);
    await runs.books.applyNext(0, [salaryRecord({ offset: 3, on: '2026-09-01', amount: '78000.00' })]);
    expect(await runs.linesOf(await runs.seal('2026-11'))).toEqual([
      'E-1 base 2026-11-01>2026-11-01 sales 6500.00',
      'E-1 retro 2026-09-01>2026-11-01 sales 500.00',
      'E-1 retro 2026-10-01>2026-11-01 sales 500.00',
    ]);
    await runs.books.applyNext(0, [salaryRecord({ offset: 4, on: '2026-09-01', amount: '60000.00' })]);
    expect(await runs.linesOf(await runs.seal('2026-12'))).toEqual([
      'E-1 base 2026-12-01>2026-12-01 sales 5000.00',
      'E-1 retro 2026-09-01>2026-12-01 sales -1500.00',
      'E-1 retro 2026-10-01>2026-12-01 sales -1500.00',
      'E-1 retro 2026-11-01>2026-12-01 sales -1500.00',
    ]);
    expect(await runs.linesOf(await runs.seal('2027-01'))).toEqual([
      'E-1 base 2027-01-01>2027-01-01 sales 5000.00',
    ]);
    expect(grossCents(await runs.reader.runs('monthly', undefined, 10))).toBe(5n * 500_000n);
  });

  it('costs the department in force when it was earned, and nothing before the hire', async () => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-10');
    await runs.books.applyNext(1, [
      updateRecord({ offset: 0, id: 'move' }, 'employment.transferred', {
        effectiveDate: '2026-10-16',
        toDepartment: 'legal',
      }),
      hireRecord({ offset: 1, employee: 'E-2', on: '2026-10-30', id: 'late' }),
      salaryRecord({ offset: 2, employee: 'E-2', on: '2026-01-01', amount: '36500.00', id: 'early' }),
    ]);
    expect(await runs.openOf()).toEqual(['2026-10-01 legal 2580.65', '2026-10-01 sales -2580.65']);
    expect(await runs.linesOf(await runs.seal('2026-11'))).toEqual([
      'E-1 base 2026-11-01>2026-11-01 legal 5000.00',
      'E-1 retro 2026-10-01>2026-11-01 legal 2580.65',
      'E-1 retro 2026-10-01>2026-11-01 sales -2580.65',
      'E-2 base 2026-11-01>2026-11-01 sales 3041.67',
      // Two of 31 days.
      'E-2 retro 2026-10-01>2026-11-01 sales 196.24',
    ]);
  });

  it('takes back what somebody got who had left: owed, never paid', async () => {
    await runs.books.applyNext(0, salaried);
    await runs.seal('2026-10');
    await runs.books.applyNext(0, [
      updateRecord({ offset: 2 }, 'employment.ended', { lastDay: '2026-09-30' }),
      salaryRecord({ offset: 3, employee: 'E-2', on: '2026-11-01', amount: '12000.00' }),
    ]);
    const run = await runs.seal('2026-11');
    expect(run.totals).toEqual([
      { currency: 'EUR', gross: '-4000.00', payable: '1000.00', receivable: '5000.00' },
    ]);
    const [left] = await runs.statementsOf(run);
    expect(left).toMatchObject({ employeeId: 'E-1', department: 'sales', gross: [{ amount: '-5000.00' }] });
    expect(left?.anomalies.map(({ code }) => code)).toEqual(['NEGATIVE_PAY']);
    expect(await runs.openOf()).toEqual([]);
  });

  // Planted: recalculated by other than the run's policy, 80.65 are taken back.
  it('recalculates a run by its own policy, so that a later policy reopens nothing', async () => {
    await runs.books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-10-16' }),
      salaryRecord({ offset: 1, on: '2026-10-16', amount: '60000.00' }),
    ]);
    await runs.seal('2026-10');
    const rules = new RuleDesk(runs.books.database);
    const policy = { ...defaultPayPolicy('monthly'), proration: 'WORKING_DAYS' } as const;
    const asked = { schedule: 'monthly', policy, actor: 'pat' } as const;
    const posted = await rules.setPolicy({ ...asked, inForceFrom: '2026-10-01' });
    expect(posted).toMatchObject({ refused: expect.stringContaining('2026-10-01') });
    expect(await rules.setPolicy({ ...asked, inForceFrom: '2099-01-01' })).toMatchObject({ policy });
    expect(await rules.setPolicy({ ...asked, schedule: 'weekly', inForceFrom: '2020-01-06' })).toMatchObject({
      policy,
    });
    expect(await runs.openOf()).toEqual([]);
    expect((await runs.seal('2099-01')).policy).toEqual(policy);
  });

  // Planted: with changed-since asking only for the employees of the new records, E-1 keeps the bonus that E-2's record won.
  it('puts right somebody whose entry lost its place to a record of somebody else', async () => {
    await runs.books.applyNext(0, [
      ...salaried,
      bonusRecord({ offset: 2, on: '2026-10-20', amount: '100.00', id: 'shared' }),
    ]);
    await runs.seal('2026-10');
    await runs.books.applyNext(1, [
      bonusRecord({
        offset: 0,
        employee: 'E-2',
        on: '2026-10-20',
        amount: '100.00',
        id: 'shared',
        recordedAtMs: 1_790_000_000_000,
      }),
    ]);
    expect(await runs.openOf()).toEqual(['2026-10-01 sales -100.00']);
    expect(await runs.linesOf(await runs.seal('2026-11'))).toEqual([
      'E-1 base 2026-11-01>2026-11-01 sales 5000.00',
      'E-1 retro 2026-10-01>2026-11-01 sales -100.00',
      'E-2 retro 2026-10-01>2026-11-01 sales 100.00',
    ]);
  });

  it('keeps the runs of two schedules apart, also where their periods start on one day', async () => {
    await runs.books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-10-01', paySchedule: 'semiMonthly' }),
      salaryRecord({ offset: 1, on: '2026-10-01', amount: '24000.00' }),
    ]);
    await runs.seal('2026-10-01', 'semiMonthly');
    expect((await runs.seal('2026-10')).employees).toBe(0);
    await runs.books.applyNext(0, [salaryRecord({ offset: 2, on: '2026-10-01', amount: '48000.00' })]);
    expect(await runs.openOf()).toEqual(['2026-10-01 sales 1000.00']);
    expect((await runs.seal('2026-11')).employees).toBe(0);
    expect(await runs.linesOf(await runs.seal('2026-10-16', 'semiMonthly'))).toEqual([
      'E-1 base 2026-10-16>2026-10-16 sales 2000.00',
      'E-1 retro 2026-10-01>2026-10-16 sales 1000.00',
    ]);
  });
});
