/** The rules that decide about pay, as they are kept. */
import { z } from 'zod';
import { payExamples } from './examples-of-pay.js';
import {
  actorAnswer,
  dateAnswer,
  departmentAnswer,
  instantAnswer,
  moneyAnswer,
  pageOfAnswer,
  scheduleAnswer,
  serialAnswer,
} from './parts.js';

export const policy = z
  .strictObject({
    proration: z.enum(['CALENDAR_DAYS', 'WORKING_DAYS', 'ANNUAL_260', 'ANNUAL_365', 'FIXED_30', 'HOURS']),
    rounding: z.enum(['HALF_UP', 'HALF_EVEN']),
    divisor: z.string().meta({ example: '12' }),
    hoursPerYear: z.string().meta({ example: '2080' }),
    hoursPerWorkday: z.string().optional(),
    leapYear366: z.boolean().optional(),
    roundRateFirst: z.boolean().optional(),
    calendar: z.strictObject({
      workdays: z.array(z.int().min(1).max(7)).describe('1 Monday to 7 Sunday'),
      holidays: z.array(dateAnswer),
    }),
    payday: z.strictObject({
      daysAfterEnd: z.int(),
      holiday: z.enum(['previousWorkday', 'nextWorkday', 'same']),
    }),
  })
  .meta({ id: 'PayPolicy', description: 'Whole: what was not said is the default of the schedule.' });

/** POST …/pay-policies */
export const policyVersion = z
  .strictObject({
    id: serialAnswer,
    schedule: scheduleAnswer,
    inForceFrom: dateAnswer,
    policy: policy,
    recordedAt: instantAnswer,
    actor: actorAnswer,
  })
  .meta({ id: 'PolicyVersion', example: payExamples.PolicyVersion });

/** GET …/pay-policies */
export const policyVersions = z
  .strictObject(pageOfAnswer(policyVersion))
  .meta({ id: 'PolicyVersionPage', example: payExamples.PolicyVersionPage });

/** POST …/approval-thresholds */
export const thresholdVersion = z
  .strictObject({
    id: serialAnswer,
    department: departmentAnswer,
    kind: z.enum(['salary', 'raise', 'bonus', 'scheduledBonus', 'adjustment']),
    limit: z.union([moneyAnswer, z.strictObject({ percent: z.string() })]),
    inForceFrom: instantAnswer,
    recordedAt: instantAnswer,
    actor: actorAnswer,
  })
  .meta({ id: 'ThresholdVersion', example: payExamples.ThresholdVersion });

/** GET …/approval-thresholds */
export const thresholdVersions = z
  .strictObject(pageOfAnswer(thresholdVersion))
  .meta({ id: 'ThresholdVersionPage', example: payExamples.ThresholdVersionPage });
