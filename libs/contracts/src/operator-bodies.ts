/** Bodies of what operators decide, about rejected records and halted partitions, as strict zod schemas. */
import { z } from 'zod';
import { beside, reasonSchema } from './fields.js';
import { plainTextPattern } from './text-patterns.js';

const headerName = z
  .string()
  .min(1)
  .max(128)
  .refine((name) => name.isWellFormed() && !/\p{Cc}/u.test(name), 'a header name without control characters')
  .meta({ pattern: plainTextPattern });
const headerText = z
  .string()
  .max(4_096)
  .refine((text) => text.isWellFormed(), 'well-formed text');

/** POST …/rejected-records/{partition}/{offset}/discard */
export const discardBody = z.strictObject({ reason: reasonSchema });

/**
 * POST …/rejected-records/{partition}/{offset}/retry. With `reason` alone the original bytes; `key`, `value` (the type's
 * fields) or `valueBase64` (any bytes) take the place of the original's, `headers` are set one by one, null removes one.
 */
export const retryBody = z
  .strictObject({
    reason: reasonSchema,
    key: z
      .string()
      .max(1_024)
      .refine((text) => text.isWellFormed(), 'well-formed text')
      .optional(),
    headers: z.record(headerName, headerText.nullable()).optional(),
    value: z.record(z.string(), z.unknown()).optional(),
    valueBase64: z.base64('the bytes of the value in base64').optional(),
  })
  .refine((body) => body.value === undefined || body.valueBase64 === undefined, {
    path: ['valueBase64'],
    message: 'either this or value',
    ...beside,
  })
  .meta({ anyOf: [{ properties: { value: false } }, { properties: { valueBase64: false } }] });

/** POST …/partitions/{partition}/resume */
export const resumeBody = z.strictObject({ reason: reasonSchema });

/** POST …/partitions/{partition}/skip-to. An offset is a string, as everywhere: it may exceed 2^53. */
export const skipToBody = z.strictObject({
  reason: reasonSchema,
  offset: z
    .string()
    .regex(/^[0-9]{1,18}$/, 'an offset as a string, for example "1204"')
    .transform((text) => BigInt(text)),
});
