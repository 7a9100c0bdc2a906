import { z } from 'zod';
import { plainDateSchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** Somebody leaves; the last day is still worked and paid. Published by HR. */
export const employmentEnded = defineUpdate({
  type: 'employment.ended',
  version: 1,
  service: 'hr',
  schema: z.strictObject({ lastDay: plainDateSchema, reason: reasonSchema.optional() }),
  effectiveDate: (data) => data.lastDay,
});
