import type { components as FinanceComponents } from './generated/finance-service.js';
import type { components as HrComponents } from './generated/hr-service.js';
import type { components as PayrollComponents } from './generated/payroll-api.js';

export {
  financeClient,
  hrClient,
  payrollClient,
  type FinanceClient,
  type HrClient,
  type PayrollClient,
} from './clients.js';
export {
  ForeignAnswerError,
  NoAnswerError,
  ProblemError,
  type ProblemCode,
  type ProblemFault,
} from './refusals.js';
export { followChanges, type FollowedChange } from './follow-changes.js';
export { importUpdates, type ImportLine } from './import-updates.js';
export { answerOf, type ClientOptions } from './service-client.js';

/** The schemas of each service's document, by name: `PayrollSchemas['EmployeePay']`. */
export type HrSchemas = HrComponents['schemas'];
export type FinanceSchemas = FinanceComponents['schemas'];
export type PayrollSchemas = PayrollComponents['schemas'];
