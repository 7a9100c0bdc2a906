import type { EmployeePay } from './employee-pay-reader.js';
import { isInScope, requireInScope, type Actor, type Role } from '#libs/auth';

/** Those who work for the whole company; the departments' own people see what their token's scope names. */
const companyWide: readonly Role[] = ['payroll', 'auditor', 'approver'];

/** True for those who work for the whole company, whatever their token's scope. */
export function isCompanyWide(actor: Actor): boolean {
  return companyWide.some((role) => actor.roles.includes(role));
}

/** Who may read pay at all. */
export const payReaders = [
  'payroll',
  'auditor',
  'approver',
  'hr',
  'finance',
] as const satisfies readonly Role[];

/** True where the actor may read pay that all of these departments bear a part of. */
export function mayReadPay(actor: Actor, departments: Iterable<string>): boolean {
  if (!actor.roles.some((role) => (payReaders as readonly Role[]).includes(role))) return false;
  return isCompanyWide(actor) || [...departments].every((department) => isInScope(actor, department));
}

/**
 * Throws `Problem` DEPARTMENT_OUT_OF_SCOPE (403) unless the actor may read pay of every one of these departments:
 * somebody paid by two departments in a period is shown to a clerk only where both are in the clerk's scope.
 */
export function requireMayReadPay(actor: Actor, departments: Iterable<string>): void {
  if (isCompanyWide(actor)) return;
  for (const department of departments) requireInScope(actor, department);
}

/** Every department that this pay, or what runs still owe, shows: that in force, and those that bear a line. */
export function departmentsBehind(pay: EmployeePay): ReadonlySet<string> {
  const lines = [...pay.lines, ...(pay.retro ?? []).flatMap((retro) => retro.lines)];
  return new Set([pay.department, ...lines.map(({ department }) => department)]);
}
