// Who may use which route, written down once more beside the code: method and path as the router has them, a request for
// the department `sales`, its answer for whom it lets through, who that is, and whom of them another department keeps out.
import type { Role } from './rest-client.js';

export type AccessRow = {
  readonly route: string;
  /** The URL; `route` without its method unless told. */
  readonly path?: string;
  readonly body?: unknown;
  readonly status: number;
  /** Nobody named: everybody, without a token too. */
  readonly roles?: readonly Role[];
  /** No person's token opens it. */
  readonly takesSecret?: true;
  /** Those of `roles` who are refused where their token is for other departments. */
  readonly scoped?: readonly Role[];
  /** Those of `roles` whose token must be for every department, which neither token of the test is. */
  readonly companyWide?: readonly Role[];
};

export const allRoles = ['hr', 'finance', 'payroll', 'approver', 'auditor', 'ops'] as const;
const everybody = allRoles;
const clerks = ['hr', 'finance'] as const;
const readers = ['hr', 'finance', 'payroll', 'approver', 'auditor'] as const;
const company = ['payroll', 'approver', 'auditor'] as const;

const id = '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21';
const employee = '/v1/departments/sales/employees/E-1';
const eur = (amount: string) => ({ amount, currency: 'EUR' });
const november = { start: '2026-11-01', end: '2026-11-30' };
const because = { reason: 'looked at' };

/** What every service has. */
const publicRoutes: readonly AccessRow[] = [
  { route: 'GET /livez', status: 200 },
  { route: 'GET /readyz', status: 200 },
  { route: 'GET /metrics', status: 200, takesSecret: true },
  { route: 'GET /openapi.json', status: 200 },
  { route: 'GET /docs', status: 200 },
  { route: 'GET /docs/:file', path: '/docs/swagger-ui.css', status: 200 },
];

const underEmployee = 'POST /v1/departments/:department/employees/:employee';

function submission(role: Role, route: string, path: string, body: object): AccessRow {
  return { route, path, body, status: 202, roles: [role], scoped: [role] };
}

/** What both department services have, for the role of the department. */
function intakeRoutes(role: Role, line: object): AccessRow[] {
  const updates = `${employee}/updates/${id}`;
  const text = `${JSON.stringify({ department: 'sales', employeeId: 'E-1', ...line })}\n`;
  return [
    submission(role, `${underEmployee}/updates/:update/reversal`, `${updates}/reversal`, because),
    submission('approver', `${underEmployee}/updates/:update/approval`, `${updates}/approval`, because),
    submission('approver', `${underEmployee}/updates/:update/decline`, `${updates}/decline`, because),
    // Of a file each line is looked at: those for other departments are refused, and the rest is taken.
    { route: 'POST /v1/imports', path: '/v1/imports?name=access', body: text, status: 200, roles: [role] },
    { route: 'GET /v1/imports', status: 200, roles: [role] },
    { route: 'GET /v1/imports/:import', path: `/v1/imports/${id}`, status: 404, roles: [role] },
    { route: 'GET /v1/imports/:import/events', path: `/v1/imports/${id}/events`, status: 404, roles: [role] },
  ];
}

const salary = { amount: eur('60000.00'), per: 'year', effectiveDate: '2026-11-01' };
const bonus = { amount: eur('250.00'), payDate: '2026-11-30' };
const hire = { employeeId: 'E-1', effectiveDate: '2026-11-01' };
const raise = { percent: '1', effectiveDate: '2026-11-01' };
const transfer = { effectiveDate: '2026-11-01', toDepartment: 'legal' };
const adjustment = { amount: eur('-1.00'), code: 'UNPAID', earned: november, payDate: '2026-11-30' };

export const hrRoutes: readonly AccessRow[] = [
  ...publicRoutes,
  ...intakeRoutes('hr', { type: 'salary.set', ...salary }),
  submission('hr', 'POST /v1/departments/:department/employees', '/v1/departments/sales/employees', hire),
  submission('hr', `${underEmployee}/salary`, `${employee}/salary`, salary),
  submission('hr', `${underEmployee}/raises`, `${employee}/raises`, raise),
  submission('hr', `${underEmployee}/transfers`, `${employee}/transfers`, transfer),
  submission('hr', `${underEmployee}/leavings`, `${employee}/leavings`, { lastDay: '2026-11-30' }),
];

const scheduled = 'scheduled-bonuses';

export const financeRoutes: readonly AccessRow[] = [
  ...publicRoutes,
  ...intakeRoutes('finance', { type: 'bonus.granted', ...bonus }),
  submission('finance', `${underEmployee}/bonuses`, `${employee}/bonuses`, bonus),
  submission('finance', `${underEmployee}/${scheduled}`, `${employee}/${scheduled}`, {
    amount: eur('5.00'),
    startDate: '2026-11-15',
  }),
  submission('finance', `${underEmployee}/${scheduled}/:update/stop`, `${employee}/${scheduled}/${id}/stop`, {
    lastDate: '2026-12-15',
  }),
  submission('finance', `${underEmployee}/adjustments`, `${employee}/adjustments`, adjustment),
  submission('finance', 'POST /v1/departments/:department/budgets', '/v1/departments/sales/budgets', {
    amount: eur('50000.00'),
    period: november,
  }),
];

/** Pay of an employee or a department: for the company's own people always, for clerks of the department. */
function ofPay(route: string, path: string, status = 200): AccessRow {
  return { route, path, status, roles: readers, scoped: clerks };
}

const period = 'period=2026-11';
const rejected = 'POST /v1/rejected-records/:partition/:offset';
const resume = '/v1/partitions/23/resume';

export const payrollRoutes: readonly AccessRow[] = [
  ...publicRoutes,
  ofPay('GET /v1/employees/:employee/pay', `/v1/employees/E-1/pay?${period}`),
  ofPay('GET /v1/employees/:employee/history', '/v1/employees/E-1/history'),
  ofPay('GET /v1/employees/:employee/retro', '/v1/employees/E-1/retro'),
  ofPay('GET /v1/employees/:employee', '/v1/employees/E-1'),
  ofPay('GET /v1/employees', '/v1/employees?department=sales'),
  ofPay('GET /v1/departments/:department/pay', `/v1/departments/sales/pay?${period}`),
  ofPay('GET /v1/departments/:department/totals', `/v1/departments/sales/totals?${period}`),
  ofPay('GET /v1/departments/:department/accrual', `/v1/departments/sales/accrual?${period}`),
  ofPay('GET /v1/held-updates', '/v1/held-updates?department=sales'),
  // Of the whole company: a clerk of one department has no part in it, whichever it is.
  {
    route: 'GET /v1/pay/totals',
    path: `/v1/pay/totals?${period}`,
    status: 200,
    roles: readers,
    companyWide: clerks,
  },
  { route: 'GET /v1/updates/:update', path: `/v1/updates/${id}?at=0:0`, status: 200, roles: everybody },
  // Its answer has no end; what is wrong with the request is said to those alone who may make it.
  { route: 'GET /v1/changes', path: '/v1/changes?nothing=1', status: 400, roles: readers },
  { route: 'GET /v1/departments', status: 200, roles: everybody },
  { route: 'GET /v1/departments/:department', path: '/v1/departments/sales', status: 200, roles: everybody },
  { route: 'POST /v1/departments', body: { id: 'sales' }, status: 200, roles: ['ops'] },
  {
    route: 'PUT /v1/employees/:employee/profile',
    path: '/v1/employees/E-1/profile',
    body: { name: 'Ada' },
    status: 200,
    roles: ['hr', 'payroll'],
    scoped: ['hr'],
  },
  {
    route: 'DELETE /v1/employees/:employee/profile',
    path: '/v1/employees/E-1/profile',
    status: 204,
    roles: ['hr', 'payroll'],
    scoped: ['hr'],
  },
  { route: 'GET /v1/rejected-records', status: 200, roles: ['payroll', 'auditor', 'ops'] },
  {
    route: `${rejected}/retry`,
    path: '/v1/rejected-records/5/99/retry',
    body: because,
    status: 404,
    roles: ['ops', 'payroll'],
  },
  {
    route: `${rejected}/discard`,
    path: '/v1/rejected-records/5/99/discard',
    body: because,
    status: 404,
    roles: ['ops', 'payroll'],
  },
  { route: 'GET /v1/partitions', status: 200, roles: ['ops', 'auditor', 'payroll'] },
  {
    route: 'POST /v1/partitions/:partition/resume',
    path: resume,
    body: because,
    status: 404,
    roles: ['ops'],
  },
  {
    route: 'POST /v1/partitions/:partition/skip-to',
    path: '/v1/partitions/23/skip-to',
    body: because,
    status: 400,
    roles: ['ops'],
  },
  { route: 'POST /v1/pay-runs', body: {}, status: 400, roles: ['payroll'] },
  { route: 'GET /v1/pay-runs', status: 200, roles: company },
  { route: 'GET /v1/pay-runs/:run', path: `/v1/pay-runs/${id}`, status: 404, roles: company },
  {
    route: 'GET /v1/pay-runs/:run/statements',
    path: `/v1/pay-runs/${id}/statements`,
    status: 404,
    roles: company,
  },
  { route: 'GET /v1/pay-runs/:run/missed', path: `/v1/pay-runs/${id}/missed`, status: 404, roles: company },
  { route: 'POST /v1/pay-policies', body: {}, status: 400, roles: ['payroll'] },
  { route: 'GET /v1/pay-policies', status: 200, roles: company },
  {
    route: 'POST /v1/approval-thresholds',
    body: { department: 'sales', kind: 'bonus', limit: eur('1.00'), inForceFrom: '2020-01-01T00:00:00Z' },
    status: 422,
    roles: ['approver'],
    scoped: ['approver'],
  },
  { route: 'GET /v1/approval-thresholds', status: 200, roles: company },
];
