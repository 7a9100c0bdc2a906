import { z } from 'zod';
import {
  beside,
  hoursPerWeekSchema,
  nonNegativeMoneySchema,
  plainDateSchema,
  reasonSchema,
} from '../fields.js';
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
    .refine(({ per, hoursPerWeek }) => per !== 'hour' || hoursPerWeek !== undefined, {
      path: ['hoursPerWeek'],
      message: 'an hourly salary needs the contracted hours per week',
      ...beside,
    })
    .meta({
      anyOf: [
        { properties: { per: { enum: ['year', 'month'] } } },
        { required: ['hoursPerWeek'], properties: { per: { const: 'hour' } } },
      ],
    }),
  effectiveDate: (data) => data.effectiveDate,
});
