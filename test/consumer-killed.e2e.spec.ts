// kill -9 while updates are on their way, at moments that nobody chose. Clients do what clients do: they repeat, under
// the same Idempotency-Key, whatever got no answer. What this holds: the position moves in the transaction of the
// entries (late: paid twice; early: never), and an update id wins once (without it a repeated request is paid twice).
// Planted: an update id that ignores the key (15 bonuses paid twice); a claim that starts one offset late (12 never paid).
import { randomUUID } from 'node:crypto';
import { eventually } from './support/eventually.js';
import { killAll } from './support/processes.js';
import type { DepartmentPay, EmployeePay, Money } from './support/rest-client.js';
import { Stack } from './support/stack.js';

type Strike = { after: number; blow: () => Promise<void> };
type Update = { service: 'hr' | 'finance'; path: string; body: unknown; key: string };

const EMPLOYEES = 100;
const BONUSES = 5;
const AT_ONCE = 16;
const eur = (amount: string): Money => ({ amount, currency: 'EUR' });

describe('updates on their way when processes are killed', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.create();
    await stack.start();
    await stack.rest.createDepartment('assembly', [0, 1, 2, 3]);
  });

  afterAll(() => stack?.remove());

  /**
   * Sends from `pending` until `wanted` are accepted or none is left, several at a time. What gets no answer stays
   * pending and ends that client. `strike` happens once, at the given count, with requests in flight.
   */
  async function send(pending: Update[], wanted: number, strike?: Strike): Promise<{ failed: number }> {
    let accepted = 0;
    let failed = 0;
    let struck: Promise<void> | undefined;
    const client = async (): Promise<void> => {
      while (accepted < wanted) {
        const update = pending.shift();
        if (update === undefined) return;
        const answered = await stack.rest
          .submit(update.service, update.path, update.body, update.key)
          .catch(() => undefined);
        if (answered === undefined) {
          failed += 1;
          pending.push(update);
          return;
        }
        accepted += 1;
        if (strike !== undefined && accepted >= strike.after) struck ??= strike.blow();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, client));
    await struck;
    return { failed };
  }

  it('are applied exactly once each after kill -9 of the consumer, twice, and of everything', async () => {
    const pending = updates();
    for (const after of [60, 120]) {
      // The launcher starts it again; nobody who submits notices anything.
      expect(await send(pending, 180, { after, blow: killConsumer })).toEqual({ failed: 0 });
    }
    await send(pending, 180, { after: 60, blow: () => stack.kill() });
    await stack.start();
    expect(pending.length).toBeGreaterThan(0);
    expect(await send(pending, Number.POSITIVE_INFINITY)).toEqual({ failed: 0 });

    const bonuses = (BONUSES * (BONUSES + 1)) / 2;
    const expected = eur(`${EMPLOYEES * (1_000 + bonuses)}.00`);
    const total = await eventually(() => totalOnce(EMPLOYEES * (1 + BONUSES)), {
      timeoutMs: 30_000,
      intervalMs: 200,
    });
    expect([total.employees, total.gross]).toEqual([EMPLOYEES, [expected]]);
  });

  async function killConsumer(): Promise<void> {
    await killAll([await eventually(() => stack.service('payroll-consumer'), { timeoutMs: 10_000 })]);
  }

  async function totalOnce(lines: number): Promise<DepartmentPay | undefined> {
    const paid = await Promise.all(employeeIds.map((id) => payOf(id)));
    const applied = paid.reduce((sum, pay) => sum + pay.lines.length, 0);
    if (applied < lines) throw new Error(`${applied} of ${lines} lines are paid`);
    return stack.rest.read<DepartmentPay>('payroll', '/v1/departments/assembly/pay?period=2026-11');
  }

  function payOf(employeeId: string): Promise<EmployeePay> {
    return stack.rest.read<EmployeePay>('payroll', `/v1/employees/${employeeId}/pay?period=2026-11`);
  }
});

const employeeIds = Array.from({ length: EMPLOYEES }, (_, index) => `emp-${index}`);

/** A monthly salary of 1000 and bonuses of 1, 2, 3 … for each employee, mixed over employees. */
function updates(): Update[] {
  const salary = { amount: eur('1000.00'), per: 'month', effectiveDate: '2026-11-01' };
  const to = (id: string): string => `/v1/departments/assembly/employees/${id}`;
  const salaries = employeeIds.map((id): Update => ({
    service: 'hr',
    path: `${to(id)}/salary`,
    body: salary,
    key: randomUUID(),
  }));
  const rounds = Array.from({ length: BONUSES }, (_, index) => index + 1);
  const bonuses = rounds.flatMap((round) => {
    const body = { amount: eur(`${round}.00`), payDate: '2026-11-15' };
    return employeeIds.map((id): Update => ({
      service: 'finance',
      path: `${to(id)}/bonuses`,
      body,
      key: randomUUID(),
    }));
  });
  return [...salaries, ...bonuses];
}
