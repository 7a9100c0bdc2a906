/** Answers about pay as the documents show them, by the id of their schema: one employee of a small company. */
import {
  approver,
  asOf,
  basis,
  clerk,
  department,
  eur,
  idOf,
  payrollClerk,
  placeOf,
} from './examples-parts.js';

const period = { id: '2026-11-01', schedule: 'monthly', start: '2026-11-01', end: '2026-11-30' };
const source = { updateId: idOf('21'), ...placeOf('1'), actor: clerk };
const anomaly = {
  code: 'DEPARTMENT_DIFFERS',
  detail: `the update names sales, in force is design; approved by ${approver}`,
  updateId: idOf('22'),
};
const line = {
  kind: 'base',
  amount: eur('2500.00'),
  department,
  earned: { start: '2026-11-16', end: '2026-11-30' },
  quantity: '15',
  rate: '166.6666666667',
  method: 'CALENDAR_DAYS',
  sources: [source],
};
const policy = {
  proration: 'CALENDAR_DAYS',
  rounding: 'HALF_UP',
  divisor: '12',
  hoursPerYear: '2080',
  calendar: { workdays: [1, 2, 3, 4, 5], holidays: ['2026-12-25'] },
  payday: { daysAfterEnd: -1, holiday: 'previousWorkday' },
};
const figures = { employees: 12, gross: [eur('48250.00')] };
const payRun = {
  id: idOf('31'),
  kind: 'regular',
  schedule: 'monthly',
  period,
  vector: asOf,
  policy,
  employees: 12,
  counts: {
    employees: 12,
    employeesWithoutPay: 0,
    lines: 14,
    retroLines: 0,
    anomalies: 1,
    held: 0,
    applied: 142,
    rejected: 0,
    haltedPartitions: 0,
  },
  totals: [{ currency: 'EUR', gross: '48250.00', payable: '48250.00', receivable: '0.00' }],
  sealedAt: '2026-12-01T08:00:00.000Z',
  actor: payrollClerk,
};
const statement = {
  employeeId: 'D-1',
  department,
  lines: [{ ...line, periodPaid: '2026-11-01', periodEarned: '2026-11-01' }],
  gross: [eur('2500.00')],
  anomalies: [anomaly],
};
const employeePay = {
  employeeId: 'D-1',
  department,
  period,
  gross: [eur('2500.00')],
  lines: [line],
  anomalies: [anomaly],
  ...basis,
};

const policyVersion = {
  id: '1',
  schedule: 'monthly',
  inForceFrom: '2027-02-01',
  policy,
  actor: payrollClerk,
  recordedAt: '2026-11-26T09:30:00.000Z',
};
const thresholdVersion = {
  id: '1',
  department,
  kind: 'bonus',
  limit: eur('5000.00'),
  inForceFrom: '2027-01-01T00:00:00.000Z',
  actor: approver,
  recordedAt: '2026-11-26T09:30:00.000Z',
};

export const payExamples = {
  EmployeePay: employeePay,
  EmployeeRetro: { employeeId: 'D-1', open: [], runs: [], ...basis },
  DepartmentTotals: { department, period, ...figures, ...basis },
  DepartmentPay: {
    department,
    period,
    ...figures,
    items: [{ employeeId: 'D-1', gross: [eur('2500.00')] }],
    ...basis,
  },
  DepartmentAccrual: {
    department,
    period,
    employees: 12,
    accrued: [eur('24125.00')],
    budgets: [
      {
        period: { start: '2026-10-01', end: '2026-12-31' },
        amount: eur('150000.00'),
        accrued: eur('72375.00'),
        remaining: eur('77625.00'),
        source: { ...source, updateId: idOf('23') },
      },
    ],
    ...basis,
  },
  CompanyTotals: { period, ...figures, items: [{ department, ...figures }], ...basis },
  PayRun: payRun,
  PayRunPage: { items: [payRun] },
  PayStatementPage: { items: [statement] },
  MissedByRun: { employees: ['D-7'] },
  Applied: { updateId: idOf('21'), ...placeOf('1'), state: 'applied', pay: employeePay },
  PolicyVersion: policyVersion,
  PolicyVersionPage: { items: [policyVersion] },
  ThresholdVersion: thresholdVersion,
  ThresholdVersionPage: { items: [thresholdVersion] },
};
