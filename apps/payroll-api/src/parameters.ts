/** The parameters of payroll-api's URLs as zod schemas; `readQuery` turns their faults into QUERY_INVALID. */
import { z } from 'zod';
import { departmentIdSchema, employeeIdSchema } from '#libs/contracts';
import { monthlyPeriod } from '#libs/domain';
import { decodeCursor, rejectedPlaceOf, type Coordinate } from '#libs/pay';

const itemsDefault = 50;
const itemsMax = 500;

/** A string parameter that `read` understands, or the fault in words. */
function parameter<T>(fault: string, read: (text: string) => T | undefined) {
  return z.string().transform((text, context): T => {
    const value = read(text);
    if (value !== undefined) return value;
    context.addIssue({ code: 'custom', message: fault });
    return z.NEVER;
  });
}

const period = parameter('is a month such as 2026-11, or its first day', monthlyPeriod);

const coordinate = parameter('is partition:offset, for example 3:1204', (text): Coordinate | undefined => {
  const [, partition, offset] = /^(\d{1,5}):(\d{1,15})$/.exec(text) ?? [];
  if (partition === undefined || offset === undefined) return undefined;
  return { partition: parseInt(partition, 10), offset: BigInt(offset) };
});

const limit = parameter(`is a number of items from 1 to ${itemsMax}`, (text) => {
  const items = /^\d{1,3}$/.test(text) ? parseInt(text, 10) : 0;
  return items >= 1 && items <= itemsMax ? items : undefined;
}).default(itemsDefault);

const partition = parameter('is a partition of the topic, for example 3', (text) =>
  /^\d{1,5}$/.test(text) ? parseInt(text, 10) : undefined,
);

const foreignCursor = 'is not a cursor of this list; take it from next unchanged';

const idCursor = (id: z.ZodType<string>) =>
  parameter(foreignCursor, (text) => id.safeParse(decodeCursor(text)).data).default('');

/** GET …/departments/{id}, POST …/departments: nothing. */
export const noParameters = z.object({});

/** GET …/departments */
export const departmentsQuery = z.object({ cursor: idCursor(departmentIdSchema), limit });

/** GET …/departments/{id}/pay */
export const departmentPayQuery = z.object({ period, cursor: idCursor(employeeIdSchema), limit });

/** GET …/employees/{id}/pay */
export const employeePayQuery = z.object({ period, after: coordinate.optional() });

/** GET …/updates/{id} */
export const updateQuery = z.object({ at: coordinate.optional() });

/** GET …/rejected-records */
export const rejectedRecordsQuery = z.object({
  cursor: parameter(foreignCursor, rejectedPlaceOf).optional(),
  limit,
  partition: partition.optional(),
  decided: parameter('is true or false', (text) =>
    text === 'true' ? true : text === 'false' ? false : undefined,
  ).optional(),
});

const partitionInUrl = z
  .string()
  .regex(/^\d{1,5}$/, 'is a partition of the topic, for example 3')
  .transform((text) => parseInt(text, 10));

/** A partition as it stands in a URL. */
export const partitionPlace = z.object({ partition: partitionInUrl });

/** The place of a rejected record as it stands in a URL. */
export const rejectedPlace = z.object({
  partition: partitionInUrl,
  offset: z
    .string()
    .regex(/^\d{1,15}$/, 'is an offset, for example 1204')
    .transform((text) => BigInt(text)),
});

/** An update's id as it stands in a URL. */
export const updateIdSchema = z.uuid('an update id is a UUID').transform((id) => id.toLowerCase());
