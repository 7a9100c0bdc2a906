/**
 * The services as the commands of departments see them.
 * In: where each service is. Out: typed clients, made when they are used. Guaranteed: whatever they throw is told in one
 * line, with code, every fault and what to do.
 */
import type { Role } from '#libs/auth';
import {
  financeClient,
  ForeignAnswerError,
  hrClient,
  NoAnswerError,
  payrollClient,
  ProblemError,
  type FinanceClient,
  type HrClient,
  type PayrollClient,
} from '#libs/client';
import { CommandFailure } from './command-failure.js';
import type { Server } from './payroll-client.js';
import { plainLine } from './plain-line.js';
import { remedyOf } from './remedies.js';
import type { ServiceName } from './servers.js';

export type DepartmentClients = {
  hr(role?: Role): HrClient;
  finance(role?: Role): FinanceClient;
  payroll(role: Role): PayrollClient;
  /** For streams: it waits without end. */
  following(role: Role): PayrollClient;
  /** For files: it waits as long as the service takes. */
  importing(service: 'hr' | 'finance'): HrClient | FinanceClient;
};

/** Clients of the services that `find` knows; it throws UsageFault or CommandFailure where there is none. */
export function departmentClients(find: (service: ServiceName, role: Role) => Server): DepartmentClients {
  return {
    hr: (role = 'hr') => hrClient(find('hr', role)),
    finance: (role = 'finance') => financeClient(find('finance', role)),
    payroll: (role) => payrollClient(find('payroll', role)),
    following: (role) => payrollClient({ ...find('payroll', role), timeoutMs: Number.POSITIVE_INFINITY }),
    importing: (service) => {
      const options = { ...find(service, service), timeoutMs: Number.POSITIVE_INFINITY };
      return service === 'hr' ? hrClient(options) : financeClient(options);
    },
  };
}

/** What a client throws, as the failure of a command; undefined for anything else. `again`: how to repeat it safely. */
export function failureOf(fault: unknown, again?: string): CommandFailure | undefined {
  if (fault instanceof ProblemError) {
    const { code, detail, errors, status } = fault;
    // A fault of the whole has no place of its own.
    const faults = errors
      .map(({ pointer, detail: what }) => (pointer === '' ? what : `${pointer}: ${what}`))
      .join('; ');
    const remedy = status === 503 && again !== undefined ? again : remedyOf(code);
    const text = `${code}: ${detail}${faults === '' ? '' : ` (${faults})`} → ${remedy}`;
    return new CommandFailure(plainLine(text), { cause: fault });
  }
  if (fault instanceof NoAnswerError) {
    const remedy =
      fault.mayHaveArrived && again !== undefined ? again : 'is it running, and is the URL right?';
    return new CommandFailure(`the service does not answer (${fault.reason}): ${remedy}`, { cause: fault });
  }
  if (fault instanceof ForeignAnswerError)
    return new CommandFailure(`${fault.message}: is the URL right?`, { cause: fault });
  return undefined;
}
