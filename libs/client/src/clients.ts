import type { paths as FinancePaths } from './generated/finance-service.js';
import type { paths as HrPaths } from './generated/hr-service.js';
import type { paths as PayrollPaths } from './generated/payroll-api.js';
import { serviceClient, type ClientOptions } from './service-client.js';

export type HrClient = ReturnType<typeof hrClient>;
export type FinanceClient = ReturnType<typeof financeClient>;
export type PayrollClient = ReturnType<typeof payrollClient>;

/** A client of hr-service. */
export const hrClient = (options: ClientOptions) => serviceClient<HrPaths>(options);

/** A client of finance-service. */
export const financeClient = (options: ClientOptions) => serviceClient<FinancePaths>(options);

/** A client of payroll-api. */
export const payrollClient = (options: ClientOptions) => serviceClient<PayrollPaths>(options);
