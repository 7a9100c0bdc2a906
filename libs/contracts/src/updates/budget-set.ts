import { z } from 'zod';
import { inclusiveSpanSchema, nonNegativeMoneySchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** What a department may spend in a period; the record's key is the department's id. Published by Finance. */
export const budgetSet = defineUpdate({
  type: 'budget.set',
  version: 1,
  service: 'finance',
  schema: z.strictObject({
    amount: nonNegativeMoneySchema,
    period: inclusiveSpanSchema,
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.period.start,
});
