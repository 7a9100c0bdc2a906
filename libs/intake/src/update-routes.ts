import type { z } from 'zod';
import {
  bonusGrantedBody,
  departmentIdSchema,
  employeeIdSchema,
  employmentStartedBody,
  salarySetBody,
  type UpdateType,
} from '#libs/contracts';
import { validate } from '#libs/platform';
import type { Submission } from './submission.js';

/** What a department asks for, checked: nothing but types of the catalogue leaves this file. */
export type RequestedUpdate = {
  readonly type: UpdateType;
  readonly department: string;
  readonly employeeId: string;
  readonly data: unknown;
};

const idSchemas = { department: departmentIdSchema, employee: employeeIdSchema };

const bodySchemas = {
  'employment.started': employmentStartedBody,
  'salary.set': salarySetBody,
  'bonus.granted': bonusGrantedBody,
} as const satisfies Record<UpdateType, z.ZodType>;

/** The department named by the URL; throws `Problem` ID_INVALID where it is no id. */
export function departmentOf(submission: Submission): string {
  return idOf(submission, 'department');
}

/**
 * The update in a request's body. The employee stands in the URL, or in the body where the URL only names the
 * department (a hire). Throws `Problem` ID_INVALID or BODY_INVALID with every fault at once.
 */
export function requestedUpdate(type: UpdateType, submission: Submission): RequestedUpdate {
  const department = departmentOf(submission);
  if (type === 'employment.started') {
    const { employeeId, ...data } = validate(bodySchemas[type], submission.body);
    return { type, department, employeeId, data };
  }
  const employeeId = idOf(submission, 'employee');
  return { type, department, employeeId, data: validate(bodySchemas[type], submission.body) };
}

function idOf(submission: Submission, name: keyof typeof idSchemas): string {
  const params = submission.params as Readonly<Record<string, unknown>>;
  return validate(idSchemas[name], params[name], 'ID_INVALID');
}
