import { intakeConfigSchema, type IntakeConfig } from '#libs/intake';

export type HrServiceConfig = IntakeConfig;

/** Everything that hr-service reads from its environment. */
export const configSchema = intakeConfigSchema;
