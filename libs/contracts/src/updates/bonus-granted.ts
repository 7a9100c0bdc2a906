import { z } from 'zod';
import {
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
    .superRefine(({ amount, percent, of }, context) => {
      const fault = (path: string, message: string) =>
        context.addIssue({ code: 'custom', path: [path], message });
      if (amount === undefined && percent === undefined) fault('amount', 'either amount, or percent with of');
      if (amount !== undefined && percent !== undefined) fault('percent', 'either this or amount');
      if (percent !== undefined && of === undefined)
        fault('of', 'a percentage says what it is a percentage of');
      if (percent === undefined && of !== undefined) fault('of', 'only with percent');
    })
    .meta({
      anyOf: [
        { required: ['amount'], properties: { percent: false, of: false } },
        { required: ['percent', 'of'], properties: { amount: false } },
      ],
    }),
  effectiveDate: (data) => data.payDate,
});
