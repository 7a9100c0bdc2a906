// Every route of the three services, as every role, with a token for the department concerned and with one for another, and
// without any. Planted: a route added to a controller and not to the table; a role added to one route's @Allow; the scope
// not looked at when pay is read; the bytes of rejected records for ops.
import { randomUUID } from 'node:crypto';
import { AppModule as FinanceModule } from '../apps/finance-service/src/app.module.js';
import { AppModule as HrModule } from '../apps/hr-service/src/app.module.js';
import { AppModule as PayrollModule } from '../apps/payroll-api/src/app.module.js';
import { booksFault } from '../apps/payroll-api/src/books-fault.js';
import { allRoles, financeRoutes, hrRoutes, payrollRoutes, type AccessRow } from './support/access-table.js';
import { openBooks, type Books } from './support/books.js';
import { startDepartmentService, type DepartmentService } from './support/department-service.js';
import { eventually } from './support/eventually.js';
import { startPayrollService, urlOf, type PayrollService } from './support/payroll-service.js';
import { bonusRecord, hireRecord, salaryRecord } from './support/records.js';
import type { Role } from './support/rest-client.js';

type Asked = { readonly url: string; tokenOf(role: Role, departments: string[]): Promise<string> };
type Answered = { readonly as: string; readonly outcome: string; readonly text: string };

const own = ['sales'];
const foreign = ['legal'];

/** The answer to one row, for every role with both scopes and for nobody. */
async function answersTo(row: AccessRow, { url, tokenOf }: Asked): Promise<Answered[]> {
  const people = allRoles.flatMap((role) => [
    { as: role, token: tokenOf(role, own) },
    { as: `${role} elsewhere`, token: tokenOf(role, foreign) },
  ]);
  const answers = people.map(async ({ as, token }) => ({ as, ...(await send(row, url, await token)) }));
  return Promise.all([...answers, send(row, url, undefined).then((answer) => ({ as: 'nobody', ...answer }))]);
}

async function send(
  { route, path, body }: AccessRow,
  url: string,
  token: string | undefined,
): Promise<Omit<Answered, 'as'>> {
  const [method = '', routePath = ''] = route.split(' ');
  const isFile = typeof body === 'string';
  const answer = await fetch(`${url}${path ?? routePath}`, {
    method,
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': isFile ? 'application/x-ndjson' : 'application/json' }),
      'idempotency-key': randomUUID(),
    },
    ...(body === undefined ? {} : { body: isFile ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(20_000),
  });
  const text = await answer.text();
  const isRefusal = [401, 403].includes(answer.status);
  const code = isRefusal ? ` ${(JSON.parse(text) as { code: string }).code}` : '';
  return { outcome: `${answer.status}${code}`, text };
}

/** What the table says that they get. */
function expectedOf({ roles, scoped = [], companyWide = [], ...row }: AccessRow): Record<string, string> {
  const passes = row.takesSecret === true ? '401 TOKEN_INVALID' : String(row.status);
  const nobody = ['nobody', row.takesSecret === true ? '401 TOKEN_MISSING' : passes];
  if (roles === undefined)
    return Object.fromEntries([
      ...allRoles.flatMap((role) => [role, `${role} elsewhere`]).map((as) => [as, passes]),
      nobody,
    ]) as Record<string, string>;
  const rows = allRoles.flatMap((role) => {
    if (!roles.includes(role))
      return [
        [role, '403 ROLE_NOT_ALLOWED'],
        [`${role} elsewhere`, '403 ROLE_NOT_ALLOWED'],
      ];
    const outOfScope = '403 DEPARTMENT_OUT_OF_SCOPE';
    return [
      [role, companyWide.includes(role) ? outOfScope : passes],
      [`${role} elsewhere`, [...scoped, ...companyWide].includes(role) ? outOfScope : passes],
    ];
  });
  return Object.fromEntries([...rows, ['nobody', '401 TOKEN_MISSING']]) as Record<string, string>;
}

function holdsTable(
  table: readonly AccessRow[],
  service: () => Asked & { readonly routes: ReadonlySet<string> },
): void {
  it('is written down for every route, and for none that is not there', () => {
    expect([...service().routes].toSorted()).toEqual(table.map(({ route }) => route).toSorted());
  });

  it.each(table.map((row) => [row.route, row] as const))('holds for %s', async (_, row) => {
    const answers = await answersTo(row, service());
    expect(Object.fromEntries(answers.map(({ as, outcome }) => [as, outcome]))).toEqual(expectedOf(row));
  });
}

describe.each([
  ['hr-service', hrRoutes, HrModule],
  ['finance-service', financeRoutes, FinanceModule],
] as const)('access to %s', (_, table, module) => {
  let service: DepartmentService;

  beforeAll(async () => {
    service = await startDepartmentService((config) => module.forRoot(config));
  }, 60_000);

  afterAll(() => service.stop(), 30_000);

  holdsTable(table, () => ({
    url: service.url,
    routes: service.routes,
    tokenOf: (role, departments) => service.token({ roles: [role], departments }),
  }));
});

describe('access to payroll-api', () => {
  let books: Books;
  let service: PayrollService;
  /** Amounts that stand in the books and nowhere else, and what is paid of them a month. */
  const amounts = ['376988.04', '31415.67', '27182.81', '16180.33'];
  const rejectedBytes = Buffer.from(
    '{"amount":{"amount":"27182.818","currency":"EUR"},"payDate":"2026-11-20"}',
  );

  beforeAll(async () => {
    books = await openBooks();
    service = await startPayrollService(
      { appModule: PayrollModule.forRoot, translate: booksFault },
      await urlOf(books.database),
    );
    await eventually(async () => (await fetch(`${service.url}/readyz`)).status === 200, {
      timeoutMs: 20_000,
    });
    for (const department of ['sales', 'legal'])
      await service.ask('/v1/departments', { as: 'ops', body: { id: department } });
    const wrong = bonusRecord({ offset: 3, on: '2026-11-20', amount: '1.00' });
    await books.applyNext(5, [
      hireRecord({ offset: 0, on: '2026-01-01' }),
      salaryRecord({ offset: 1, on: '2026-01-01', amount: '376988.04' }),
      bonusRecord({ offset: 2, on: '2026-11-20', amount: '16180.33' }),
      { ...wrong, value: rejectedBytes },
    ]);
  }, 60_000);

  afterAll(async () => {
    await service.stop();
    await books.close();
  }, 30_000);

  holdsTable(payrollRoutes, () => service);

  it('shows amounts and rejected bytes to nobody but those who may see pay', async () => {
    const answers = (await Promise.all(payrollRoutes.map((row) => answersTo(row, service)))).flat();
    const secrets = [...amounts, rejectedBytes.toString('base64')];
    const seenBy = (as: string): string[] =>
      secrets.filter((secret) => answers.some((answer) => answer.as === as && answer.text.includes(secret)));
    for (const as of ['ops', 'ops elsewhere', 'hr elsewhere', 'finance elsewhere', 'nobody'])
      expect([as, seenBy(as)]).toEqual([as, []]);
    // They are there to be seen: payroll sees them, and auditors all but the bytes of what was never an update.
    const seen = ['376988.04', '31415.67', '16180.33'];
    expect(seenBy('payroll')).toEqual([...seen, rejectedBytes.toString('base64')]);
    for (const as of ['auditor', 'approver elsewhere', 'hr', 'finance'])
      expect([as, seenBy(as)]).toEqual([as, seen]);
  });
});
