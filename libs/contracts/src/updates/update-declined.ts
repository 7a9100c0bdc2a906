import { z } from 'zod';
import { reasonSchema, updateIdSchema } from '../fields.js';
import { dateOfDecisions } from './date-of-decisions.js';
import { defineUpdate } from './define-update.js';

/** Somebody else than its author refuses a held update. Published by the service that owns its type. */
export const updateDeclined = defineUpdate({
  type: 'update.declined',
  version: 1,
  service: 'both',
  schema: z.strictObject({ update: updateIdSchema, reason: reasonSchema }),
  effectiveDate: () => dateOfDecisions,
});
