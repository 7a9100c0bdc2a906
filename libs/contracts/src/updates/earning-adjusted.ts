import { z } from 'zod';
import {
  earningCodeSchema,
  inclusiveSpanSchema,
  plainDateSchema,
  reasonSchema,
  signedMoneySchema,
} from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A signed amount beside the salary, with a code and the period it was earned in: overtime, unpaid leave, a deduction. Published by Finance. */
export const earningAdjusted = defineUpdate({
  type: 'earning.adjusted',
  version: 1,
  service: 'finance',
  schema: z.strictObject({
    amount: signedMoneySchema,
    code: earningCodeSchema,
    earned: inclusiveSpanSchema,
    payDate: plainDateSchema,
    reason: reasonSchema.optional(),
  }),
  effectiveDate: (data) => data.payDate,
});
