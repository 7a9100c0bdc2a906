import { z } from 'zod';
import { reasonSchema, updateIdSchema } from '../fields.js';
import { dateOfDecisions } from './date-of-decisions.js';
import { defineUpdate } from './define-update.js';

/** Somebody else than its author lets a held update count. Published by the service that owns its type. */
export const updateApproved = defineUpdate({
  type: 'update.approved',
  version: 1,
  service: 'both',
  schema: z.strictObject({ update: updateIdSchema, reason: reasonSchema.optional() }),
  effectiveDate: () => dateOfDecisions,
});
