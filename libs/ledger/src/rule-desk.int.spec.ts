import { defaultPayPolicy } from '#libs/domain';
import { openBooks, type Books } from '../../../test/support/books.js';
import { eventually } from '../../../test/support/eventually.js';
import { bonusRecord, hireRecord, salaryRecord } from '../../../test/support/records.js';
import { loadRules } from './pay-rules.js';
import { PeriodProjection } from './period-projection.js';
import { RuleDesk } from './rule-desk.js';

const workingDays = { ...defaultPayPolicy('monthly'), proration: 'WORKING_DAYS' } as const;
const monthly = (inForceFrom: string, policy = defaultPayPolicy('monthly')) =>
  ({ schedule: 'monthly', inForceFrom, policy, actor: 'pat' }) as const;
const soon = () => new Date(Date.now() + 120_000).toISOString();

describe('setting rules', () => {
  let books: Books;
  let desk: RuleDesk;
  let projection: PeriodProjection;
  beforeEach(async () => {
    books = await openBooks();
    desk = new RuleDesk(books.database);
    projection = new PeriodProjection(books.database);
  });
  afterEach(() => books.close());

  const policyOf = async (start: string) =>
    (await loadRules(books.database)).policyOf({ schedule: 'monthly', start, end: '9999-01-01' });

  it('lets the version in force at a period start decide, the later written one of two with one date', async () => {
    await desk.setPolicy(monthly('2026-12-01', workingDays));
    await desk.setPolicy(monthly('2026-11-01', { ...workingDays, divisor: '11' }));
    await desk.setPolicy(monthly('2026-11-01', { ...workingDays, divisor: '13' }));
    expect(await policyOf('2026-10-01')).toEqual(defaultPayPolicy('monthly'));
    expect((await policyOf('2026-11-01')).divisor).toBe('13');
    expect((await policyOf('2027-05-01')).divisor).toBe('12');
    const listed = await desk.policies('monthly', '0', 10);
    expect(listed.map(({ inForceFrom }) => inForceFrom)).toEqual(['2026-12-01', '2026-11-01', '2026-11-01']);
    expect(await desk.policies('weekly', '0', 10)).toEqual([]);
  });

  // Planted: without the update of projected_period (mark-unfilled) November stays at the calendar days' amount for ever.
  it('takes stored pay out of use at once, and the period job fills it by the new policy', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-11-16' }),
      salaryRecord({ offset: 1, on: '2026-11-16', amount: '60000.00' }),
    ]);
    await projection.rollOn('2026-11-23');
    const pay = async () => (await books.pay())[0];
    expect(await pay()).toBe('E-1 2026-11-01 sales {EUR}{2500.00}');
    await desk.setPolicy(monthly('2026-11-01', workingDays));
    const unfilled = await books.database.query(
      `select period_start as start from projected_period where not filled order by 1`,
    );
    expect(unfilled).toEqual([{ start: '2026-11-01' }, { start: '2026-12-01' }]);
    expect(await projection.rollOn('2026-11-23')).toHaveLength(2);
    // 11 of 21 workdays.
    expect(await pay()).toBe('E-1 2026-11-01 sales {EUR}{2619.05}');
  });

  // Planted: without comparing editions before markFilled, E-1 stays at 2500.00: its page went by the former policy.
  it('does not overlook a policy that is set while the job fills', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-11-16' }),
      salaryRecord({ offset: 1, on: '2026-11-16', amount: '60000.00' }),
      ...Array.from({ length: 500 }, (_, index) =>
        hireRecord({ offset: index + 2, employee: `F-${index}`, on: '2026-11-16' }),
      ),
    ]);
    let rolled: Promise<unknown> = Promise.resolve();
    await books.database.transaction(async (tx) => {
      // Stops the job at its second page: E-1 stands on the first one.
      await tx.query(`select 1 from employee_version where employee_id = 'F-99' for update`);
      rolled = projection.rollOn('2026-11-23');
      await eventually(async () => (await waiting()) === 1, { timeoutMs: 5_000 });
      expect((await books.pay())[0]).toBe('E-1 2026-11-01 sales {EUR}{2500.00}');
      await desk.setPolicy(monthly('2026-11-01', workingDays));
    });
    await rolled;
    await projection.rollOn('2026-11-23');
    expect((await books.pay())[0]).toBe('E-1 2026-11-01 sales {EUR}{2619.05}');
  });

  // Planted: without changePeriods in setPolicy it does not wait, and the apply can write by the former policy behind the job.
  it('waits for an apply that goes by the former policy', async () => {
    await books.applyNext(0, [
      hireRecord({ offset: 0, on: '2026-11-16' }),
      salaryRecord({ offset: 1, on: '2026-11-16', amount: '60000.00' }),
    ]);
    await projection.rollOn('2026-11-23');
    const consumer = books.consumer();
    const { ownership } = await consumer.claim(0);
    let applied: Promise<unknown> = Promise.resolve();
    let set: Promise<unknown> = Promise.resolve();
    await books.database.transaction(async (tx) => {
      // Stops the apply after it has read the rules, before it commits.
      await tx.query(`select 1 from computed_pay where employee_id = 'E-1' for update`);
      applied = consumer.apply(ownership, 2, [bonusRecord({ offset: 2, on: '2026-11-20', amount: '1.00' })]);
      await eventually(async () => (await waiting()) === 1, { timeoutMs: 5_000 });
      set = desk.setPolicy(monthly('2026-11-01', workingDays));
      await eventually(async () => (await waiting()) === 2, { timeoutMs: 5_000 });
    });
    await Promise.all([applied, set]);
    await projection.rollOn('2026-11-23');
    expect((await books.pay())[0]).toBe('E-1 2026-11-01 sales {EUR}{2620.05}');
  });

  it('keeps thresholds that lie at least a minute ahead, in the form the fold takes', async () => {
    const threshold = { department: 'sales', kind: 'bonus', actor: 'ann' } as const;
    const limit = { amount: '5000.00', currency: 'EUR' };
    const early = { ...threshold, limit, inForceFrom: new Date(Date.now() + 30_000).toISOString() };
    expect(await desk.setThreshold(early)).toMatchObject({ refused: expect.any(String) });
    const inForceFrom = soon();
    expect(await desk.setThreshold({ ...threshold, limit, inForceFrom })).toMatchObject({
      limit,
      inForceFrom,
    });
    await desk.setThreshold({ ...threshold, limit: { ...limit, amount: '7000.00' }, inForceFrom });
    await desk.setThreshold({ ...threshold, limit: { percent: '10' }, inForceFrom });
    const { fold } = await loadRules(books.database);
    const inForceFromMs = Date.parse(inForceFrom);
    expect(fold.thresholds).toEqual([
      { department: 'sales', kind: 'bonus', limit: { ...limit, amount: '7000.00' }, inForceFromMs },
      { department: 'sales', kind: 'bonus', limit: { percent: '10' }, inForceFromMs },
    ]);
    expect(await desk.thresholds('sales', '0', 10)).toHaveLength(3);
    expect(await desk.thresholds('legal', '0', 10)).toEqual([]);
  });

  // Planted: without the triggers of the migration both statements succeed.
  it.each(['pay_policy_version', 'approval_threshold'])('never changes %s', async (table) => {
    await desk.setPolicy(monthly('2026-11-01'));
    await expect(books.database.query(`update ${table} set actor = 'eve'`)).rejects.toThrow('append-only');
    await expect(books.database.query(`delete from ${table}`)).rejects.toThrow('append-only');
  });

  const waiting = async () => {
    const [row] = await books.database.query<{ waiting: number }>(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    return row?.waiting;
  };
});
