import { z } from 'zod';
import { earningCodeSchema, plainDateSchema, positiveMoneySchema, reasonSchema } from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A one-time bonus; it belongs to the pay period that holds its pay date. Published by Finance. */
export const bonusGranted = defineUpdate({
  type: 'bonus.granted',
  version: 1,
  service: 'finance',
  schema: z.strictObject({
    amount: positiveMoneySchema,
    payDate: plainDateSchema,
    code: earningCodeSchema.optional(),
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.payDate,
});
