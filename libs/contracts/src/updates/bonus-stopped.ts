import { z } from 'zod';
import { plainDateSchema, reasonSchema, updateIdSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A scheduled bonus ends early: `lastDate` is the last date on which it may still be paid. Published by Finance. */
export const bonusStopped = defineUpdate({
  type: 'bonus.stopped',
  version: 1,
  service: 'finance',
  schema: z.strictObject({
    bonus: updateIdSchema,
    lastDate: plainDateSchema,
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.lastDate,
});
