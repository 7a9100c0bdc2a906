import { intakeConfigSchema, type IntakeConfig } from '#libs/intake';

export type FinanceServiceConfig = IntakeConfig;

/** Everything that finance-service reads from its environment. */
export const configSchema = intakeConfigSchema;
