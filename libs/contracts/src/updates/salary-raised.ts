import { z } from 'zod';
import { beside, percentSchemaUpTo, plainDateSchema, positiveMoneySchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** The salary in force rises by a percentage, or by an amount per the same unit (year, month or hour). Published by HR. */
export const salaryRaised = defineUpdate({
  type: 'salary.raised',
  version: 1,
  service: 'hr',
  schema: z
    .strictObject({
      percent: percentSchemaUpTo(100).optional(),
      amount: positiveMoneySchema.optional(),
      effectiveDate: plainDateSchema,
      reason: reasonSchema.optional(),
    })
    .refine(({ percent, amount }) => (percent === undefined) !== (amount === undefined), {
      path: ['percent'],
      message: 'either percent or amount',
      ...beside,
    })
    .meta({
      anyOf: [
        { required: ['percent'], properties: { amount: false } },
        { required: ['amount'], properties: { percent: false } },
      ],
    }),
  effectiveDate: (data) => data.effectiveDate,
});
