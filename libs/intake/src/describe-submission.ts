import {
  answerHeaders,
  answers,
  departmentIdSchema,
  employeeIdSchema,
  requestBodies,
  requestHeaders,
  updateIdSchema,
  type UpdateType,
} from '#libs/contracts';
import { Describe } from '#libs/platform';

type SubmissionText = {
  /** The same for ever: clients are generated from it. */
  readonly id: string;
  readonly summary: string;
  readonly description?: string;
  /** Bodies by name. */
  readonly examples: Readonly<Record<string, unknown>>;
};

const path = { department: departmentIdSchema, employee: employeeIdSchema, update: updateIdSchema };
const { department, employee } = path;

/** What the URL of a type names; the department and the employee unless told. */
const pathOf: Partial<Record<UpdateType, Partial<typeof path>>> = {
  'employment.started': { department },
  'budget.set': { department },
  'bonus.stopped': path,
  'update.reversed': path,
  'update.approved': path,
  'update.declined': path,
};

const decisions: readonly UpdateType[] = ['update.approved', 'update.declined'];

/** Describes the route that takes updates of this type: body, key, waiting and refusals are alike for all of them. */
export function DescribeSubmission(type: UpdateType, { examples, ...text }: SubmissionText) {
  const concerned = pathOf[type] === path;
  return Describe({
    ...text,
    path: pathOf[type] ?? { department, employee },
    headers: [requestHeaders.idempotencyKey, requestHeaders.prefer],
    body: {
      content: { 'application/json': requestBodies[type] },
      examples,
      optional: type === 'update.approved',
    },
    answers: {
      202: {
        is: 'Every in-sync replica of the log has it: it counts once, whatever happens.',
        schema: answers.accepted,
        headers: [answerHeaders.location, answerHeaders.preferenceApplied],
      },
      201: {
        is: 'The request asked to wait, and the update is in the books.',
        schema: answers.applied,
        headers: [answerHeaders.location, answerHeaders.preferenceApplied],
      },
    },
    codes: [
      'IDEMPOTENCY_KEY_MISSING',
      'IDEMPOTENCY_KEY_REUSED',
      'DEPARTMENT_OUT_OF_SCOPE',
      'DEPARTMENT_UNKNOWN',
      'DIRECTORY_UNAVAILABLE',
      'LOG_UNAVAILABLE',
      'INTAKE_BUSY',
      ...(concerned ? (['UPDATE_OF_OTHER_SERVICE'] as const) : []),
      ...(decisions.includes(type) ? (['SELF_APPROVAL'] as const) : []),
    ],
  });
}
