/** The parameters of payroll-api's URLs as zod schemas; `readQuery` turns their faults into QUERY_INVALID. */
import { z } from 'zod';
import {
  departmentIdSchema,
  employeeIdSchema,
  instantPattern,
  monthOrFirstDayPattern,
  payScheduleSchema,
  periodForms,
  plainDateSchema,
  plainTextUpTo,
} from '#libs/contracts';
import { isPlainDate, monthlyPeriod, periodOf, type PaySchedule } from '#libs/domain';
import {
  decodeCursor,
  monthAsked,
  rejectedPlaceOf,
  type Coordinate,
  type OffsetVector,
  type PeriodAsked,
} from '#libs/pay';
import { Problem } from '#libs/platform';
import { instantMs } from './instant.js';

const itemsDefault = 50;
const itemsMax = 500;

/** A string parameter that `read` understands, or the fault in words; `form` is the same in JSON Schema. */
function parameter<T>(fault: string, form: object, read: (text: string) => T | undefined) {
  return z
    .string()
    .transform((text, context): T => {
      const value = read(text);
      if (value !== undefined) return value;
      context.addIssue({ code: 'custom', message: fault });
      return z.NEVER;
    })
    .meta({ ...form });
}

const schedule = payScheduleSchema.optional();

/** An instant in ms since 1970. */
const instant = parameter(
  'is an instant with its offset, for example 2026-11-30T18:00:00Z or 2026-11-30T19:00:00%2B01:00',
  { format: 'date-time', pattern: instantPattern, example: '2026-11-30T18:00:00Z' },
  instantMs,
);

const coordinate = parameter(
  'is partition:offset, for example 3:1204',
  { pattern: '^[0-9]{1,5}:[0-9]{1,15}$', example: '3:1204' },
  (text): Coordinate | undefined => {
    const [, partition, offset] = /^(\d{1,5}):(\d{1,15})$/.exec(text) ?? [];
    if (partition === undefined || offset === undefined) return undefined;
    return { partition: parseInt(partition, 10), offset: BigInt(offset) };
  },
);

const vector = parameter(
  'is partition:next offset, several separated by commas and each partition once, for example 0:123,1:456',
  { pattern: '^[0-9]{1,5}:[0-9]{1,15}(,[0-9]{1,5}:[0-9]{1,15})*$', example: '0:123,1:456' },
  (text): OffsetVector | undefined => {
    const places = text.split(',').map((part) => /^(\d{1,5}):(\d{1,15})$/.exec(part));
    const next = places.flatMap((place) =>
      place === null ? [] : [[parseInt(place[1] ?? '', 10), BigInt(place[2] ?? '')] as const],
    );
    const named = new Map(next);
    return named.size === places.length && places.length <= 10_000 ? named : undefined;
  },
);

/** The parameters of a state of knowledge; `knowledgeOf` refuses both at once. */
const knowledge = { known_at: instant.optional(), upTo: vector.optional() };

const periodForm = 'is a month such as 2026-11, or the first day of a pay period';

const ofPeriod = {
  period: z
    .string()
    .refine((text) => isPlainDate(text.length === 7 ? `${text}-01` : text), periodForm)
    .meta({ description: periodForm, anyOf: periodForms, example: '2026-11' }),
  schedule,
  ...knowledge,
};

/** The period that two parameters name together. Throws `Problem` QUERY_INVALID where the schedule has no such period. */
export function periodAskedOf(query: { period: string; schedule?: PaySchedule | undefined }): PeriodAsked {
  const asked =
    monthAsked(query.period, query.schedule) ?? periodOf(query.schedule ?? 'monthly', query.period);
  if (asked !== undefined) return asked;
  const detail =
    query.schedule === undefined
      ? `${periodForm}; of another schedule than monthly, name the schedule too`
      : `is not the first day of a ${query.schedule} period`;
  throw new Problem('QUERY_INVALID', {
    detail: 'These parameters are not accepted: period; see errors.',
    errors: [{ pointer: 'period', detail }],
  });
}

const limit = parameter(
  `is a number of items from 1 to ${itemsMax}`,
  { type: 'integer', minimum: 1, maximum: itemsMax, example: 100 },
  (text) => {
    const items = /^\d{1,3}$/.test(text) ? parseInt(text, 10) : 0;
    return items >= 1 && items <= itemsMax ? items : undefined;
  },
).default(itemsDefault);

const partition = parameter(
  'is a partition of the topic, for example 3',
  { type: 'integer', minimum: 0, maximum: 99_999, example: 3 },
  (text) => (/^\d{1,5}$/.test(text) ? parseInt(text, 10) : undefined),
);

const foreignCursor = 'is not a cursor of this list; take it from next unchanged';

const cursorForm = {
  description: '`next` of the page before, unchanged',
  pattern: '^[A-Za-z0-9_-]{2,100}$',
  example: 'RS0xMDAx',
};

/** A list goes on after the item of this id. */
const idCursor = (id: z.ZodType<string>) =>
  parameter(foreignCursor, cursorForm, (text) => id.safeParse(decodeCursor(text)).data).default('');

/** GET …/departments/{id}, POST …/departments: nothing. */
export const noParameters = z.object({});

/** GET …/departments */
export const departmentsQuery = z.object({ cursor: idCursor(departmentIdSchema), limit });

/** GET …/departments/{id}/pay */
export const departmentPayQuery = z.object({
  ...ofPeriod,
  after: coordinate.optional(),
  cursor: idCursor(employeeIdSchema),
  limit,
});

/** GET …/employees/{id}/pay, …/departments/{id}/totals, …/pay/totals */
export const payQuery = z.object({ ...ofPeriod, after: coordinate.optional() });

/** GET …/departments/{id}/accrual */
export const accrualQuery = z.object({
  period: parameter(
    'is a month such as 2026-11, or its first day',
    { pattern: monthOrFirstDayPattern, example: '2026-11' },
    monthlyPeriod,
  ),
  after: coordinate.optional(),
  ...knowledge,
});

/** GET …/employees/{id} */
export const employeeQuery = z.object({ effective_on: plainDateSchema.optional(), ...knowledge });

/** GET …/employees/{id}/history */
export const historyQuery = z.object({ ...knowledge, against: instant.optional() });

/** GET …/employees */
export const employeesQuery = z.object({
  query: plainTextUpTo(100).meta({ description: 'part of an id or of a name', example: 'lovel' }).optional(),
  department: departmentIdSchema.optional(),
  status: z.enum(['employed', 'left', 'upcoming'], 'is employed, left or upcoming').optional(),
  cursor: idCursor(employeeIdSchema),
  limit,
});

/** GET …/held-updates */
export const heldUpdatesQuery = z.object({
  department: departmentIdSchema.optional(),
  cursor: idCursor(employeeIdSchema),
  limit,
});

/** GET …/changes */
export const changesQuery = z.object({
  after: vector.optional(),
});

/** GET …/updates/{id} */
export const updateQuery = z.object({ at: coordinate.optional() });

/** GET …/rejected-records */
export const rejectedRecordsQuery = z.object({
  cursor: parameter(foreignCursor, cursorForm, rejectedPlaceOf).optional(),
  limit,
  partition: partition.optional(),
  decided: parameter('is true or false', { type: 'boolean' }, (text) =>
    text === 'true' ? true : text === 'false' ? false : undefined,
  ).optional(),
});

const partitionInUrl = z
  .string()
  .regex(/^[0-9]{1,5}$/, 'is a partition of the topic, for example 3')
  .transform((text) => parseInt(text, 10))
  .meta({ example: '3' });

/** A partition as it stands in a URL. */
export const partitionPlace = z.object({ partition: partitionInUrl });

/** The place of a rejected record as it stands in a URL. */
export const rejectedPlace = z.object({
  partition: partitionInUrl,
  offset: z
    .string()
    .regex(/^[0-9]{1,15}$/, 'is an offset, for example 1204')
    .transform((text) => BigInt(text))
    .meta({ example: '1204' }),
});

const uuidForm = /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/;

const versionCursor = idCursor(z.string().regex(/^[0-9]{1,18}$/));

/** GET …/pay-policies */
export const payPoliciesQuery = z.object({ cursor: versionCursor, limit, schedule });

/** GET …/approval-thresholds */
export const approvalThresholdsQuery = z.object({
  cursor: versionCursor,
  limit,
  department: departmentIdSchema.optional(),
});

/** GET …/pay-runs */
export const payRunsQuery = z.object({ cursor: idCursor(z.uuid()), limit, schedule });

/** GET …/pay-runs/{id}/statements */
export const statementsQuery = z.object({ cursor: idCursor(employeeIdSchema), limit });

/** A pay run's id as it stands in a URL. */
export const payRunIdSchema = z
  .string()
  .regex(uuidForm, 'a pay run id is a UUID')
  .transform((id) => id.toLowerCase())
  .meta({ format: 'uuid', example: '0192f0c1-5f3a-7c44-9b1e-3a5f0d6c7b21' });
