import { z } from 'zod';
import {
  beside,
  earningCodeSchema,
  percentSchemaUpTo,
  plainDateSchema,
  positiveMoneySchema,
  reasonSchema,
} from '../fields.js';
import { defineUpdate } from './define-update.js';

/** A one-time bonus, an amount or a percentage of a named base; it belongs to the pay period that holds its pay date. Published by Finance. */
export const bonusGranted = defineUpdate({
  type: 'bonus.granted',
  version: 1,
  service: 'finance',
  schema: z
    .strictObject({
      amount: positiveMoneySchema.optional(),
      percent: percentSchemaUpTo(1_000).optional(),
      of: z.enum(['annualSalary', 'periodSalary', 'proratedPeriodSalary']).optional(),
      payDate: plainDateSchema,
      code: earningCodeSchema.optional(),
      reason: reasonSchema.optional(),
    })
    .refine(({ amount, percent }) => amount !== undefined || percent !== undefined, {
      path: ['amount'],
      message: 'either amount, or percent with of',
      ...beside,
    })
    .refine(({ amount, percent }) => amount === undefined || percent === undefined, {
      path: ['percent'],
      message: 'either this or amount',
      ...beside,
    })
    .refine(({ percent, of }) => percent === undefined || of !== undefined, {
      path: ['of'],
      message: 'a percentage says what it is a percentage of',
      ...beside,
    })
    .refine(({ percent, of }) => percent !== undefined || of === undefined, {
      path: ['of'],
      message: 'only with percent',
      ...beside,
    })
    .meta({
      anyOf: [
        { required: ['amount'], properties: { percent: false, of: false } },
        { required: ['percent', 'of'], properties: { amount: false } },
      ],
    }),
  effectiveDate: (data) => data.payDate,
});
