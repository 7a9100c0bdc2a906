import { z } from 'zod';
import { plainDateSchema, reasonSchema } from '../fields.js';
import { payScheduleSchema } from '../pay-schedule.js';
import { defineUpdate } from './define-update.js';

/** Somebody starts to work in the department named by the record. Published by HR. */
export const employmentStarted = defineUpdate({
  type: 'employment.started',
  version: 1,
  service: 'hr',
  schema: z.strictObject({
    effectiveDate: plainDateSchema,
    paySchedule: payScheduleSchema.optional(),
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.effectiveDate,
});
