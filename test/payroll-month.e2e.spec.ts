// A payroll month as its people know it, through REST and back: what was asked for, what is paid, and what two posted
// runs owe after a backdated raise. Every figure is worked out by hand beside it.
import { eventually } from './support/eventually.js';
import type { Accepted, EmployeePay, Money } from './support/rest-client.js';
import { Stack } from './support/stack.js';

type Retro = { runs: { period: { id: string }; open: Money[] }[] };

const patient = { timeoutMs: 30_000, intervalMs: 100 };
const eur = (amount: string): Money => ({ amount, currency: 'EUR' });

describe('a payroll month', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.create();
    await stack.start();
    for (const id of ['sales', 'legal']) await stack.rest.createDepartment(id);
  });
  afterAll(() => stack?.remove());

  const at = (department: string, employee: string, rest: string) =>
    `/v1/departments/${department}/employees/${employee}/${rest}`;
  const hire = async (employee: string, on: string, amount: Money) => {
    await stack.rest.submit('hr', '/v1/departments/sales/employees', {
      employeeId: employee,
      effectiveDate: on,
    });
    return salary(employee, on, amount);
  };
  const salary = (employee: string, effectiveDate: string, amount: Money) =>
    stack.rest.submit('hr', at('sales', employee, 'salary'), { amount, per: 'year', effectiveDate });
  /** Pay once the update is in the books. */
  const payAfter = ({ partition, offset }: Accepted, employee: string, period = '2026-11') =>
    eventually(
      () =>
        stack.rest.read<EmployeePay>(
          'payroll',
          `/v1/employees/${employee}/pay?period=${period}&after=${partition}:${offset}`,
        ),
      patient,
    );
  const lines = (pay: EmployeePay) => pay.lines.map(({ kind, amount }) => `${kind} ${amount.amount}`);

  it('splits a statement at a transfer and a raise of one week: 1,666.67 + 333.33 + 3,300.00 = 5,300.00', async () => {
    await hire('E-raise', '2026-01-01', eur('60000.00'));
    const transferred = await stack.rest.submit('hr', at('sales', 'E-raise', 'transfers'), {
      effectiveDate: '2026-11-11',
      toDepartment: 'legal',
    });
    const raised = await stack.rest.submit('hr', at('legal', 'E-raise', 'raises'), {
      effectiveDate: '2026-11-13',
      percent: '10',
    });
    // 5,000 × 12/30 = 2,000.00, ten days of it in sales and two in legal; then 66,000 / 12 × 18/30.
    await payAfter(transferred, 'E-raise');
    const pay = await payAfter(raised, 'E-raise');
    expect(lines(pay)).toEqual(['base 1666.67', 'base 333.33', 'base 3300.00']);
    expect([pay.department, pay.gross]).toEqual(['legal', [eur('5300.00')]]);
  });

  it('takes a percent bonus back: 10 % of 60,000 is 6,000.00, and nothing once it is reversed', async () => {
    await hire('E-bonus', '2026-01-01', eur('60000.00'));
    const granted = await stack.rest.submit('finance', at('sales', 'E-bonus', 'bonuses'), {
      percent: '10',
      of: 'annualSalary',
      payDate: '2026-11-20',
    });
    expect(lines(await payAfter(granted, 'E-bonus'))).toEqual(['base 5000.00', 'bonus 6000.00']);
    const path = at('sales', 'E-bonus', `updates/${granted.updateId}/reversal`);
    const reversed = await stack.rest.submit('finance', path, { reason: 'granted to the wrong person' });
    expect(lines(await payAfter(reversed, 'E-bonus'))).toEqual(['base 5000.00']);
    const { state } = await stack.rest.read<{ state: string }>('payroll', `/v1/updates/${granted.updateId}`);
    expect(state).toBe('reversed');
  });

  it('pays half a month and takes unpaid leave off: 2,500.00 - 500.00 = 2,000.00', async () => {
    await hire('E-leave', '2026-11-16', eur('60000.00'));
    const leave = await stack.rest.submit('finance', at('sales', 'E-leave', 'adjustments'), {
      amount: eur('-500.00'),
      code: 'UNPAID_LEAVE',
      earned: { start: '2026-11-20', end: '2026-11-22' },
      payDate: '2026-11-30',
    });
    const pay = await payAfter(leave, 'E-leave');
    expect(lines(pay)).toEqual(['base 2500.00', 'adjustment -500.00']);
    expect(pay.gross).toEqual([eur('2000.00')]);
  });

  it.each([
    ['JPY', '6000000', '333333'],
    ['KWD', '12000.000', '666.667'],
  ])('keeps the decimals of %s: 20 of 30 days of %s a year are %s', async (currency, amount, paid) => {
    const employee = `E-${currency}`;
    const set = await hire(employee, '2026-11-11', { amount, currency });
    expect((await payAfter(set, employee)).gross).toEqual([{ amount: paid, currency }]);
  });

  it('owes two posted runs 500.00 each after a backdated raise, pays them once with the next run, then nothing', async () => {
    const set = await hire('E-retro', '2026-07-01', eur('60000.00'));
    await payAfter(set, 'E-retro', '2026-08');
    for (const period of ['2026-08', '2026-09']) expect((await seal(period)).status).toBe(201);
    expect(await seal('2026-09')).toMatchObject({ status: 409, body: { code: 'PAY_RUN_EXISTS' } });
    await payAfter(await salary('E-retro', '2026-08-01', eur('66000.00')), 'E-retro', '2026-08');
    expect(await open()).toEqual(['2026-08-01 500.00', '2026-09-01 500.00']);
    expect((await seal('2026-10')).status).toBe(201);
    expect(await open()).toEqual([]);
    // A correction of the correction pays the difference to it, not to the first figure.
    await payAfter(await salary('E-retro', '2026-08-01', eur('69000.00')), 'E-retro', '2026-08');
    expect(await open()).toEqual(['2026-08-01 250.00', '2026-09-01 250.00', '2026-10-01 250.00']);
  });

  const seal = (period: string) =>
    stack.rest.post<{ id: string }>(
      'payroll',
      '/v1/pay-runs',
      { schedule: 'monthly', period },
      { role: 'payroll' },
    );

  async function open(): Promise<string[]> {
    const retro = await stack.rest.read<Retro>('payroll', '/v1/employees/E-retro/retro');
    return retro.runs.flatMap(({ period, open: owed }) =>
      owed.filter(({ amount }) => /[1-9]/.test(amount)).map(({ amount }) => `${period.id} ${amount}`),
    );
  }
});
