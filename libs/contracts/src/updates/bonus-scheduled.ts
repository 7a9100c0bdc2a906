import { z } from 'zod';
import {
  beside,
  earningCodeSchema,
  isBefore,
  plainDateSchema,
  positiveMoneySchema,
  reasonSchema,
} from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A bonus that comes again from its start date to its last date (inclusive), if it has one. Published by Finance. */
export const bonusScheduled = defineUpdate({
  type: 'bonus.scheduled',
  version: 1,
  service: 'finance',
  schema: z
    .strictObject({
      amount: positiveMoneySchema,
      startDate: plainDateSchema,
      lastDate: plainDateSchema.optional(),
      every: z.enum(['payPeriod', 'month', 'quarter', 'year']).default('month'),
      code: earningCodeSchema.optional(),
      reason: reasonSchema.optional(),
    })
    .refine(({ startDate, lastDate }) => !isBefore(lastDate, startDate), {
      path: ['lastDate'],
      message: 'not before startDate',
      ...beside,
    })
    .meta({ 'x-not-before': { lastDate: 'startDate' } }),
  effectiveDate: (data) => data.startDate,
});
