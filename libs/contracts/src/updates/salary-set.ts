import { z } from 'zod';
import { hoursPerWeekSchema, nonNegativeMoneySchema, plainDateSchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A salary holds from the effective date until the next later-dated one. Published by HR. */
export const salarySet = defineUpdate({
  type: 'salary.set',
  version: 1,
  service: 'hr',
  schema: z
    .strictObject({
      amount: nonNegativeMoneySchema,
      per: z.enum(['year', 'month', 'hour']),
      hoursPerWeek: hoursPerWeekSchema.optional(),
      effectiveDate: plainDateSchema,
      reason: reasonSchema.optional(),
    })
    .superRefine((salary, context) => {
      if (salary.per === 'hour' && salary.hoursPerWeek === undefined)
        context.addIssue({
          code: 'custom',
          path: ['hoursPerWeek'],
          message: 'an hourly salary needs the contracted hours per week',
        });
    })
    .meta({
      anyOf: [
        { properties: { per: { enum: ['year', 'month'] } } },
        { required: ['hoursPerWeek'], properties: { per: { const: 'hour' } } },
      ],
    }),
  effectiveDate: (data) => data.effectiveDate,
});
