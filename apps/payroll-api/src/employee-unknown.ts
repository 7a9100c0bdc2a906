import { Problem } from '#libs/platform';

/** The refusal for somebody of whom nothing is known, now or at the state of knowledge asked for. */
export function employeeUnknown(employeeId: string): Problem {
  return new Problem('EMPLOYEE_UNKNOWN', {
    detail: `The books have no entry of an employee ${employeeId}.`,
  });
}
