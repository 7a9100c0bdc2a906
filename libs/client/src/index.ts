import type { paths as FinancePaths, components as FinanceComponents } from './generated/finance-service.js';
import type { paths as HrPaths, components as HrComponents } from './generated/hr-service.js';
import type { paths as PayrollPaths, components as PayrollComponents } from './generated/payroll-api.js';
import { serviceClient, type ClientOptions } from './service-client.js';

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

export type HrClient = ReturnType<typeof hrClient>;
export type FinanceClient = ReturnType<typeof financeClient>;
export type PayrollClient = ReturnType<typeof payrollClient>;

/** A client of hr-service. */
export const hrClient = (options: ClientOptions) => serviceClient<HrPaths>(options);

/** A client of finance-service. */
export const financeClient = (options: ClientOptions) => serviceClient<FinancePaths>(options);

/** A client of payroll-api. */
export const payrollClient = (options: ClientOptions) => serviceClient<PayrollPaths>(options);
