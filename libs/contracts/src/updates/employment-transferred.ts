import { z } from 'zod';
import { departmentIdSchema, plainDateSchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** From the effective date on somebody works in another department than the record's, which is the one before. Published by HR. */
export const employmentTransferred = defineUpdate({
  type: 'employment.transferred',
  version: 1,
  service: 'hr',
  schema: z.strictObject({
    effectiveDate: plainDateSchema,
    toDepartment: departmentIdSchema,
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.effectiveDate,
});
