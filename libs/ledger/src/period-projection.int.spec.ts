import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { bonusRecord, hireRecord, salaryRecord } from '../../../test/support/records.js';
import { defaultPayPolicy } from '#libs/domain';
import { PeriodProjection } from './period-projection.js';

describe('rolling the projected periods on', () => {
  let books: Books;
  let projection: PeriodProjection;
  beforeEach(async () => {
    books = await openBooks();
    projection = new PeriodProjection(books.database);
  });
  afterEach(() => books.close());

  const starts = async (schedule = 'monthly') =>
    (
      await books.database.query<{ line: string }>(
        `select period_start || ' ' || filled as line from projected_period where schedule = $1 order by 1`,
        [schedule],
      )
    ).map(({ line }) => line);

  const waiting = async (count: number) => {
    const [row] = await books.database.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row?.waiting === count;
  };

  it('projects the period of today and the next one, with everybody who was there before', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '60000.00' }),
      salaryRecord({ offset: 2, on: '2026-12-01', amount: '72000.00' }),
    ]);
    expect(await books.pay()).toEqual([]);
    await projection.rollOn('2026-11-23');
    expect(await starts()).toEqual(['2026-11-01 true', '2026-12-01 true']);
    expect(await books.pay()).toEqual([
      'E-1 2026-11-01 sales {EUR}{5000.00}',
      'E-1 2026-12-01 sales {EUR}{6000.00}',
    ]);
  });

  it('projects the periods of every schedule, and of each only who is paid by it', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-01-01', paySchedule: 'weekly' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '52000.00' }),
    ]);
    await projection.rollOn('2026-11-23');
    expect(await books.pay()).toEqual([
      'E-1 2026-11-02 sales {EUR}{1000.00}',
      'E-1 2026-11-09 sales {EUR}{1000.00}',
      'E-1 2026-11-16 sales {EUR}{1000.00}',
      'E-1 2026-11-23 sales {EUR}{1000.00}',
      'E-1 2026-11-30 sales {EUR}{1000.00}',
    ]);
  });

  // Planted: the paydays of the defaults instead of the rules in force.
  it('projects what the month of today pays, by the rules in force, and looks again when those change', async () => {
    await projection.rollOn('2026-11-23');
    expect(await starts('biweekly')).toEqual(['2026-11-02 true', '2026-11-16 true', '2026-11-30 true']);
    expect(await starts('fourWeekly')).toEqual(['2026-11-02 true', '2026-11-30 true']);
    expect(await starts('semiMonthly')).toEqual(['2026-11-01 true', '2026-11-16 true', '2026-12-01 true']);
    // Paid ten days after its end, a fortnight from October is paid in November.
    const payday = { daysAfterEnd: 10, holiday: 'same' };
    await books.database.query(
      `insert into pay_policy_version (schedule, in_force_from, policy, actor) values ('biweekly', '2026-01-01', $1, 'payroll')`,
      [{ ...defaultPayPolicy('biweekly'), payday }],
    );
    await projection.rollOn('2026-11-23');
    expect(await starts('biweekly')).toEqual([
      '2026-10-19 true',
      '2026-11-02 true',
      '2026-11-16 true',
      '2026-11-30 true',
    ]);
  });

  it('fills more employees than one page holds', async () => {
    const people = Array.from({ length: 1_203 }, (_, index) =>
      hireRecord({ offset: index, employee: `E-${index}`, on: '2026-01-01' }),
    );
    await books.applyNext(0, people);
    await projection.rollOn('2026-11-01');
    const [row] = await books.database.query(
      `select count(distinct employee_id)::int as people from computed_pay`,
    );
    expect(row).toEqual({ people: 1_203 });
  });

  it('does nothing where the periods are those of today, and forgets those that have passed', async () => {
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00' })]);
    expect(await projection.rollOn('2026-11-30')).toHaveLength(18);
    expect(await projection.rollOn('2026-11-30')).toEqual([]);
    expect(await projection.rollOn('2026-12-01')).toMatchObject([
      { schedule: 'monthly', start: '2027-01-01' },
      { schedule: 'semiMonthly', start: '2026-12-16' },
      { schedule: 'weekly', start: '2026-12-14' },
      { schedule: 'weekly', start: '2026-12-21' },
    ]);
    expect(await starts()).toEqual(['2026-12-01 true', '2027-01-01 true']);
    expect((await books.pay()).map((line) => line.slice(0, 14))).toEqual([
      'E-1 2026-12-01',
      'E-1 2027-01-01',
    ]);
  });

  // Planted: without the generation in markFilled the period is marked filled, with pages that somebody has dropped.
  it('does not call filled what was dropped and added again while it was being filled', async () => {
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00' })]);
    let rolled: Promise<unknown> = Promise.resolve();
    await books.database.transaction(async (tx) => {
      await tx.query(`select 1 from employee_version where employee_id = 'E-1' for update`);
      rolled = projection.rollOn('2026-11-23');
      await eventually(() => waiting(1), { timeoutMs: 5_000 });
      await books.database.query(`delete from projected_period where schedule = 'monthly'`);
      await books.database.query(
        `insert into projected_period (schedule, period_start, period_end)
         values ('monthly', '2026-11-01', '2026-12-01'), ('monthly', '2026-12-01', '2027-01-01')`,
      );
    });
    await rolled;
    expect(await starts()).toEqual(['2026-11-01 false', '2026-12-01 false']);
    expect(await starts('fourWeekly')).toEqual(['2026-11-02 true', '2026-11-30 true']);
    await projection.rollOn('2026-11-23');
    expect(await starts()).toEqual(['2026-11-01 true', '2026-12-01 true']);
  });

  // Planted: without share-periods in the apply, E-2 is missing from January: the job has passed by before E-2 is committed.
  it('misses nobody whose first update is under way while a period is added', async () => {
    await projection.rollOn('2026-11-23');
    await books.applyNext(0, [salaryRecord({ offset: 0, on: '2026-01-01', amount: '60000.00' })]);
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    let applied: Promise<unknown> = Promise.resolve();
    let rolled: Promise<unknown> = Promise.resolve();
    await books.database.transaction(async (tx) => {
      // Stops the apply after it has read which periods are projected, before it commits.
      await tx.query(`select 1 from computed_pay where employee_id = 'E-1' for update`);
      applied = consumer.apply(ownership, 1, [
        bonusRecord({ offset: 1, on: '2026-11-15', amount: '1.00' }),
        bonusRecord({ offset: 2, on: '2026-12-15', amount: '1.00' }),
        hireRecord({ offset: 3, employee: 'E-2', on: '2026-01-01' }),
      ]);
      await eventually(() => waiting(1), { timeoutMs: 5_000 });
      rolled = projection.rollOn('2026-12-01');
      await eventually(() => waiting(2), { timeoutMs: 5_000 });
    });
    await Promise.all([applied, rolled]);
    expect((await books.pay()).map((line) => line.slice(0, 14))).toEqual([
      'E-1 2026-12-01',
      'E-1 2027-01-01',
      'E-2 2026-12-01',
      'E-2 2027-01-01',
    ]);
  });
});
