// Every service is restarted in turn while 200 requests a second go on, from a client that keeps its connections and tries
// again only where it was told to (refused, 503 with Retry-After). What this holds: SIGTERM drains. No request is reset,
// no accepted update is lost, none counts twice.
// Planted: the port closed at once at SIGTERM (requests on kept connections were reset).
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from './support/eventually.js';
import type { DepartmentPay, Money } from './support/rest-client.js';
import { Stack } from './support/stack.js';
import { steadyLoad, type Submission } from './support/steady-load.js';

const PER_SECOND = 200;
const COUNT_MAX = 12_000;
const REGULARS = 20;
const services = ['hr-service', 'finance-service', 'payroll-consumer', 'payroll-api'];
const eur = (amount: string): Money => ({ amount, currency: 'EUR' });
const people = '/v1/departments/harbour/employees';
const monthly = { amount: eur('100.00'), per: 'month', effectiveDate: '2026-11-01' };
const bonus = { amount: eur('1.00'), payDate: '2026-11-15' };

describe('a restart of every service in turn under load', () => {
  let stack: Stack;

  beforeAll(async () => {
    stack = await Stack.create();
    await stack.start();
    await stack.rest.createDepartment('harbour', [0, 1, 2, 3]);
    for (let n = 0; n < REGULARS; n += 1)
      await stack.rest.submit('hr', `${people}/regular-${n}/salary`, monthly);
  });

  afterAll(() => stack?.remove());

  it('fails no request, loses no update and counts none twice', async () => {
    const { urls, tokens } = stack.contract;
    const wanted = { hired: 0, bonuses: 0 };
    const next = (index: number): Submission => {
      if (index % 4 === 0) {
        wanted.hired += 1;
        const url = `${urls.hr}${people}/new-${index}/salary`;
        return { method: 'POST', url, token: tokens.hr, key: randomUUID(), body: monthly };
      }
      const regular = `regular-${index % REGULARS}`;
      if (index % 4 === 1) {
        const url = `${urls.payroll}/v1/employees/${regular}/pay?period=2026-11`;
        return { method: 'GET', url, token: tokens.payroll };
      }
      wanted.bonuses += 1;
      const url = `${urls.finance}${people}/${regular}/bonuses`;
      return { method: 'POST', url, token: tokens.finance, key: randomUUID(), body: bonus };
    };

    let over = false;
    const load = steadyLoad(next, { perSecond: PER_SECOND, countMax: COUNT_MAX, isOver: () => over });
    try {
      for (const service of services) await restart(service);
    } finally {
      over = true;
    }
    const tally = await load;
    expect(tally.failures).toEqual([]);
    expect(tally.good).toBe(tally.sent);
    // The restarts took place while requests came in, and some of them met a closed port.
    expect(tally.refused).toBeGreaterThan(0);

    const employees = REGULARS + wanted.hired;
    const due = eur(`${employees * 100 + wanted.bonuses}.00`);
    const wantedTotal = { employees, gross: [due] };
    await eventually(async () => isDeepStrictEqual(await total(), wantedTotal), {
      timeoutMs: 60_000,
      intervalMs: 500,
    }).catch(() => undefined);
    expect(await total()).toEqual(wantedTotal);
  });

  /** SIGTERM, as an orchestrator sends it; the launcher starts the service again. */
  async function restart(service: string): Promise<void> {
    const before = await stack.service(service);
    process.kill(before.pid, 'SIGTERM');
    await eventually(async () => (await stack.service(service)).pid !== before.pid, { timeoutMs: 20_000 });
    await eventually(async () => (await fetch(`${healthOf(service)}/readyz`)).ok, { timeoutMs: 60_000 });
  }

  function healthOf(service: string): string {
    const hr = new URL(stack.contract.urls.hr);
    return `http://127.0.0.1:${Number.parseInt(hr.port, 10) + portOffset[service]!}`;
  }

  async function total(): Promise<{ employees: number; gross: Money[] }> {
    const path = '/v1/departments/harbour/pay?period=2026-11';
    const { employees, gross } = await stack.rest.read<DepartmentPay>('payroll', path);
    return { employees, gross };
  }
});

// The launcher's order of ports.
const portOffset: Record<string, number> = {
  'hr-service': 0,
  'finance-service': 1,
  'payroll-api': 2,
  'payroll-consumer': 3,
};
