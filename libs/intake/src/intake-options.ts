import type { KafkaSecurity } from '#libs/kafka';
import type { Failpoint } from '#libs/platform';

/** Token of `IntakeOptions`. */
export const INTAKE_OPTIONS = Symbol('wageledger:intake-options');

export type IntakeOptions = {
  /** Becomes the first part of every update's source. */
  readonly service: 'hr-service' | 'finance-service';
  readonly brokers: readonly string[];
  readonly security?: KafkaSecurity | undefined;
  readonly topic: string;
  /** Base URL of payroll-api, without a slash at its end. */
  readonly payrollUrl: string;
  /** Called around the send, in fault tests only. */
  readonly failpoint?: Failpoint | undefined;
};
