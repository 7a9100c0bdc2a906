import { z } from 'zod';
import { reasonSchema, updateIdSchema } from '../fields.js';
import { dateOfDecisions } from './date-of-decisions.js';
import { defineUpdate } from './define-update.js';

/** Another update of the same employee is taken out of the books as if it had never been. Published by the service that owns its type. */
export const updateReversed = defineUpdate({
  type: 'update.reversed',
  version: 1,
  service: 'both',
  schema: z.strictObject({ update: updateIdSchema, reason: reasonSchema }),
  effectiveDate: () => dateOfDecisions,
});
