import type { z } from 'zod';
import {
  departmentIdSchema,
  employeeIdSchema,
  ownerOfBudgets,
  requestBodies,
  updateIdSchema,
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

const idSchemas = { department: departmentIdSchema, employee: employeeIdSchema, update: updateIdSchema };

/** Types whose value names another update, which stands in the URL: under which name. */
const concernedUpdate: Partial<Record<UpdateType, string>> = {
  'bonus.stopped': 'bonus',
  'update.reversed': 'update',
  'update.approved': 'update',
  'update.declined': 'update',
};

/** The update that these data name, of a type that concerns one. */
export function concernedBy({ type, data }: RequestedUpdate): string | undefined {
  const field = concernedUpdate[type];
  return field === undefined ? undefined : (data as Readonly<Record<string, string>>)[field];
}

/** The department named by the URL; throws `Problem` ID_INVALID where it is no id. */
export function departmentOf(submission: Submission): string {
  return idOf(submission, 'department');
}

/** The update that a reversal, a decision or a stop concerns; undefined for any other type. Throws `Problem` ID_INVALID. */
export function updateConcerned(type: UpdateType, submission: Submission): string | undefined {
  return concernedUpdate[type] === undefined ? undefined : idOf(submission, 'update');
}

/**
 * The update in a request's body. The employee stands in the URL, or in the body where the URL only names the
 * department (a hire); a budget concerns the department alone. Throws `Problem` ID_INVALID or BODY_INVALID with every
 * fault at once.
 */
export function requestedUpdate(type: UpdateType, submission: Submission): RequestedUpdate {
  const department = departmentOf(submission);
  if (type === 'employment.started') {
    const { employeeId, ...data } = validate(requestBodies[type], submission.body);
    return { type, department, employeeId, data };
  }
  const employeeId = type === 'budget.set' ? ownerOfBudgets(department) : idOf(submission, 'employee');
  const concerned = updateConcerned(type, submission);
  const field = concernedUpdate[type];
  const bodySchema: z.ZodType = requestBodies[type];
  // An approval may say nothing at all; without this one sent without a body would be refused.
  const body = validate(
    bodySchema,
    type === 'update.approved' && submission.body === undefined ? {} : submission.body,
  );
  const data = field === undefined ? body : { ...(body as object), [field]: concerned };
  return { type, department, employeeId, data };
}

function idOf(submission: Submission, name: keyof typeof idSchemas): string {
  const params = submission.params as Readonly<Record<string, unknown>>;
  return validate(idSchemas[name], params[name], 'ID_INVALID');
}
