/** What is paid: to an employee, by a department, by the company, and what posted runs still owe. */
import { z } from 'zod';
import { payExamples } from './examples-of-pay.js';
import {
  actorAnswer,
  anomalyAnswer,
  asOfAnswer,
  basisAnswer,
  countAnswer,
  amountAnswer,
  currencyAnswer,
  dateAnswer,
  departmentAnswer,
  departmentOrNoneAnswer,
  employeeAnswer,
  instantAnswer,
  moneyAnswer,
  pageOfAnswer,
  periodAnswer,
  periodsAnswer,
  scheduleAnswer,
  sourceAnswer,
  spanAnswer,
  sumsAnswer,
  uuidAnswer,
} from './parts.js';
import { policy } from './rule-answers.js';

const lineFields = {
  kind: z.enum(['base', 'bonus', 'scheduledBonus', 'adjustment', 'retro']),
  amount: moneyAnswer,
  department: departmentOrNoneAnswer.describe('where the cost lies'),
  earned: spanAnswer,
  quantity: z.string().optional().describe('days or hours paid, of a base line'),
  rate: z.string().optional().describe('the amount per unit of quantity; it explains, and is no factor'),
  method: z
    .enum(['CALENDAR_DAYS', 'WORKING_DAYS', 'ANNUAL_260', 'ANNUAL_365', 'FIXED_30', 'HOURS'])
    .optional(),
  share: z
    .strictObject({
      percent: z.string(),
      of: z.enum(['annualSalary', 'periodSalary', 'proratedPeriodSalary']),
    })
    .optional()
    .describe('what a percent bonus was taken of'),
  code: z.string().optional(),
  sources: z.array(sourceAnswer),
  paidIn: dateAnswer.optional().describe('the id of the period that pays the line, where there are several'),
};

export const line = z
  .strictObject(lineFields)
  .meta({ id: 'PayLine', description: 'One amount, rounded once, with the updates that it comes from.' });

const retroLineAnswer = z
  .strictObject({ ...lineFields, periodEarned: dateAnswer })
  .meta({ id: 'RetroLine', description: 'A line of a difference, with the period that it was earned in.' });

const retroAnswer = z
  .strictObject({
    run: uuidAnswer,
    schedule: scheduleAnswer,
    period: periodAnswer,
    sealedAt: instantAnswer,
    recalculated: sumsAnswer,
    paid: sumsAnswer,
    open: sumsAnswer.describe('recalculated less paid, per currency: negative where too much was paid'),
    lines: z.array(retroLineAnswer),
  })
  .meta({
    id: 'RetroOfRun',
    description: 'What one posted run should have paid, what was paid, what is open.',
  });

/** GET …/employees/{id}/pay */
export const employeePay = z
  .strictObject({
    employeeId: employeeAnswer,
    department: departmentOrNoneAnswer,
    ...periodsAnswer,
    gross: sumsAnswer,
    ...basisAnswer,
    lines: z.array(line),
    retro: z.array(retroAnswer).optional().describe('what posted runs still owe; no part of gross'),
    anomalies: z.array(anomalyAnswer),
  })
  .meta({ id: 'EmployeePay', example: payExamples.EmployeePay });

/** GET …/employees/{id}/retro */
export const employeeRetro = z
  .strictObject({
    employeeId: employeeAnswer,
    ...basisAnswer,
    open: sumsAnswer,
    runs: z.array(retroAnswer),
  })
  .meta({ id: 'EmployeeRetro', example: payExamples.EmployeeRetro });

const departmentFields = {
  department: departmentAnswer,
  ...periodsAnswer,
  employees: countAnswer,
  gross: sumsAnswer,
  ...basisAnswer,
};

/** GET …/departments/{id}/totals */
export const departmentTotals = z
  .strictObject(departmentFields)
  .meta({ id: 'DepartmentTotals', example: payExamples.DepartmentTotals });

/** GET …/departments/{id}/pay */
export const departmentPay = z
  .strictObject({
    ...departmentFields,
    ...pageOfAnswer(z.strictObject({ employeeId: employeeAnswer, gross: sumsAnswer })),
  })
  .meta({ id: 'DepartmentPay', example: payExamples.DepartmentPay });

const budgetAnswer = z
  .strictObject({
    period: spanAnswer,
    amount: moneyAnswer,
    accrued: moneyAnswer.optional().describe("the pay of the budget's months up to the one asked for"),
    remaining: moneyAnswer.optional().describe('negative where the budget is overspent'),
    source: sourceAnswer,
  })
  .meta({ id: 'Budget' });

/** GET …/departments/{id}/accrual */
export const departmentAccrual = z
  .strictObject({
    department: departmentAnswer,
    ...periodsAnswer,
    employees: countAnswer,
    accrued: sumsAnswer,
    budgets: z.array(budgetAnswer),
    ...basisAnswer,
  })
  .meta({ id: 'DepartmentAccrual', example: payExamples.DepartmentAccrual });

/** GET …/pay/totals */
export const companyTotals = z
  .strictObject({
    ...periodsAnswer,
    employees: countAnswer,
    gross: sumsAnswer,
    ...basisAnswer,
    items: z.array(
      z.strictObject({ department: departmentAnswer, employees: countAnswer, gross: sumsAnswer }),
    ),
  })
  .meta({ id: 'CompanyTotals', example: payExamples.CompanyTotals });

const countsAnswer = z
  .strictObject({
    employees: countAnswer,
    employeesWithoutPay: countAnswer,
    lines: countAnswer,
    retroLines: countAnswer,
    anomalies: countAnswer,
    applied: countAnswer,
    held: countAnswer,
    rejected: countAnswer,
    haltedPartitions: countAnswer,
  })
  .meta({ id: 'RunCounts', description: 'Of the run, and of the books at the seal.' });

const runTotalAnswer = z
  .strictObject({
    currency: currencyAnswer,
    gross: amountAnswer,
    payable: amountAnswer.describe('what employees with a positive statement get'),
    receivable: amountAnswer.describe('what employees with a negative one owe'),
  })
  .meta({ id: 'RunTotal' });

/** POST …/pay-runs, GET …/pay-runs/{id} */
export const payRun = z
  .strictObject({
    id: uuidAnswer,
    kind: z.literal('regular'),
    schedule: scheduleAnswer,
    period: periodAnswer,
    vector: asOfAnswer,
    policy: policy,
    employees: countAnswer,
    counts: countsAnswer,
    totals: z.array(runTotalAnswer),
    sealedAt: instantAnswer,
    actor: actorAnswer,
  })
  .meta({ id: 'PayRun', example: payExamples.PayRun });

/** GET …/pay-runs */
export const payRuns = z
  .strictObject(pageOfAnswer(payRun))
  .meta({ id: 'PayRunPage', example: payExamples.PayRunPage });

const statementAnswer = z
  .strictObject({
    employeeId: employeeAnswer,
    department: departmentOrNoneAnswer,
    lines: z.array(
      z
        .strictObject({ ...lineFields, periodEarned: dateAnswer, periodPaid: dateAnswer })
        .meta({ id: 'StatementLine' }),
    ),
    gross: sumsAnswer,
    anomalies: z.array(anomalyAnswer),
  })
  .meta({ id: 'PayStatement' });

/** GET …/pay-runs/{id}/statements */
export const payStatements = z
  .strictObject(pageOfAnswer(statementAnswer))
  .meta({ id: 'PayStatementPage', example: payExamples.PayStatementPage });

/** GET …/pay-runs/{id}/missed */
export const missed = z
  .strictObject({ employees: z.array(employeeAnswer) })
  .meta({ id: 'MissedByRun', example: payExamples.MissedByRun });
