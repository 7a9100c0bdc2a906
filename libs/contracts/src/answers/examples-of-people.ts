/** Answers about people, updates, imports and what operators look after, by the id of their schema. */
import { approver, basis, clerk, department, eur, financeClerk, idOf, placeOf } from './examples-parts.js';

const recordedAt = '2026-11-16T13:13:28.862Z';
const why = { why: 'DEPARTMENT_DIFFERS', detail: 'the update names sales, in force is design' };
const heldBonus = {
  updateId: idOf('22'),
  type: 'bonus.granted',
  version: 1,
  department: 'sales',
  effectiveDate: '2026-11-30',
  recordedAt,
  actor: financeClerk,
  topic: 'salary-updates',
  partition: 1,
  offset: '32',
  value: { amount: eur('250.00'), payDate: '2026-11-30' },
};
const employed = {
  kind: 'employment',
  start: '2026-11-16',
  end: null,
  department,
  paySchedule: 'monthly',
  anomalies: [],
  sources: [{ updateId: idOf('20'), ...placeOf('0'), actor: clerk, recordedAt }],
};
const knownDepartment = { id: department, name: 'Design', partitions: [4], version: 1 };
const importCounts = {
  importId: idOf('41'),
  name: 'salaries-2026-11',
  format: 'csv',
  dryRun: false,
  actor: clerk,
  state: 'completed',
  lines: 3,
  accepted: 1,
  acceptable: 0,
  known: 1,
  refused: 1,
  unchecked: 0,
  bytes: 174,
  startedAt: '2026-11-26T13:13:44.697Z',
  endedAt: '2026-11-26T13:13:44.907Z',
};
const lineProblem = {
  code: 'LINE_INVALID',
  detail: 'The line has one fault; see errors.',
  errors: [{ column: 'amount.amount', position: 4, detail: 'EUR has 2 decimals, 3 were given' }],
};
const imported = { ...importCounts, problems: [{ line: 4, ...lineProblem }] };
const decision = {
  decision: 'retried',
  reason: 'key corrected',
  actor: 'ops@acme',
  decidedAt: '2026-11-26T10:00:00.000Z',
};

export const peopleExamples = {
  EmployeePage: { items: [{ employeeId: 'D-1', status: 'employed', department }], next: 'RC0x' },
  EmployeeOnDate: {
    employeeId: 'D-1',
    effectiveOn: '2026-11-26',
    status: 'employed',
    department,
    paySchedule: 'monthly',
    employment: { start: '2026-11-16', end: null },
    salary: { amount: eur('60000.00'), per: 'year', start: '2026-11-16', end: null },
    held: [{ updateId: heldBonus.updateId, ...why }],
    anomalies: [],
    ...basis,
  },
  EmployeeProfile: { employeeId: 'D-1', name: 'Dora Sample' },
  EmployeeHistory: {
    employeeId: 'D-1',
    facts: [employed],
    entries: [{ ...heldBonus, state: 'held' }],
    anomalies: [],
    ...basis,
  },
  EmployeeHistoryDiff: {
    employeeId: 'D-1',
    added: [employed],
    gone: [],
    changed: [],
    updates: [{ ...heldBonus, before: null, after: 'held' }],
    ...basis,
  },
  HeldUpdatePage: { items: [{ employeeId: 'D-1', ...heldBonus, inForce: department, ...why }] },
  UpdateState: {
    updateId: idOf('21'),
    state: 'applied',
    coordinates: [{ ...placeOf('1'), outcome: 'applied' }],
  },
  Change: {
    updateId: idOf('21'),
    type: 'salary.set',
    employeeId: 'D-1',
    department,
    effectiveDate: '2026-11-16',
    recordedAt,
    actor: clerk,
    ...placeOf('1'),
    outcome: 'counts',
  },
  Import: imported,
  ImportLine: { line: 4, state: 'refused', problem: lineProblem },
  ImportList: { items: [imported] },
};

export const operatorExamples = {
  Department: knownDepartment,
  DepartmentPage: { items: [knownDepartment], next: 'ZGVzaWdu' },
  PartitionList: {
    items: [
      {
        partition: 4,
        clusterId: 'l-6yKQz2HFfkxd11kywCew',
        nextOffset: '12',
        epoch: '1',
        owner: 'payroll-1/41',
        updatedAt: '2026-11-26T13:13:33.100Z',
        offsets: { applied: '11', duplicate: '0', conflict: '0', rejected: '1', control: '0', skipped: '0' },
      },
    ],
  },
  HaltAnswer: { answerId: '1', partition: 4, answer: 'skip-to', from: '12', to: '14' },
  RejectedRecordPage: {
    items: [
      {
        ...placeOf('7'),
        code: 'DECIMALS',
        reason: 'bonus.granted: /amount/amount: EUR has 2 decimals, 3 were given',
        key: 'D-1',
        recordedAt,
      },
    ],
  },
  RetriedRecord: { ...placeOf('12'), updateId: idOf('22') },
  RejectedDecision: { ...decision, decision: 'discarded', actor: approver },
  Liveness: { status: 'alive' },
  Readiness: { status: 'ready', checks: { log: { ok: true }, directory: { ok: true } } },
};
