/** Bodies of what payroll and approvers set and seal, as strict zod schemas. */
import { isPlainDate } from '#libs/domain';
import { z } from 'zod';
import { beside, departmentIdSchema, nonNegativeMoneySchema, plainDateSchema } from './fields.js';
import { payScheduleSchema } from './pay-schedule.js';
import { datePattern, instantPattern, monthPattern } from './text-patterns.js';

const prorations = [
  'CALENDAR_DAYS',
  'WORKING_DAYS',
  'ANNUAL_260',
  'ANNUAL_365',
  'FIXED_30',
  'HOURS',
] as const;

/** A period by its first day, a month also as 2026-11; whether the schedule has it the calendar says. */
export const periodForms = [{ pattern: monthPattern }, { format: 'date', pattern: datePattern }];

/** A number, a fraction or a divisor; which of them can be computed with the domain says. */
const numberText = z.string().min(1).max(40).meta({ pattern: '^A?[0-9./]+$' });

/** What a policy may say; what it leaves out is the schedule's default. Whether the values fit each other the domain says. */
const policyFields = z.strictObject({
  proration: z.enum(prorations, `is one of ${prorations.join(', ')}`).optional(),
  rounding: z.enum(['HALF_UP', 'HALF_EVEN'], 'is HALF_UP or HALF_EVEN').optional(),
  divisor: numberText.optional(),
  hoursPerYear: numberText.optional(),
  hoursPerWorkday: numberText.optional(),
  leapYear366: z.boolean().optional(),
  roundRateFirst: z.boolean().optional(),
  calendar: z
    .strictObject({ workdays: z.array(z.int()).max(7), holidays: z.array(plainDateSchema).max(10_000) })
    .optional(),
  payday: z
    .strictObject({ daysAfterEnd: z.int(), holiday: z.enum(['previousWorkday', 'nextWorkday', 'same']) })
    .optional(),
});

/** POST …/pay-policies: the policy holds from the period that starts on `inForceFrom`. */
export const payPolicyBody = z.strictObject({
  schedule: payScheduleSchema,
  inForceFrom: plainDateSchema,
  policy: policyFields,
});

const percentLimit = z.strictObject({
  percent: z
    .string()
    .regex(
      /^(0|[1-9][0-9]{0,3})(\.[0-9]{0,3}[1-9])?$/,
      'a percentage such as "3.5", with up to four decimals',
    ),
});

const isPercentage = (limit: unknown): boolean =>
  typeof limit === 'object' && limit !== null && 'percent' in limit;

/** POST …/approval-thresholds: above the limit a proposal of the kind waits for an approval. */
export const approvalThresholdBody = z
  .strictObject({
    department: departmentIdSchema,
    kind: z.enum(['salary', 'raise', 'bonus', 'scheduledBonus', 'adjustment']),
    limit: z.union([nonNegativeMoneySchema, percentLimit]),
    inForceFrom: z
      .string()
      // RFC 3339 takes `t` and `z` for `T` and `Z`.
      .transform((text) => text.toUpperCase())
      .pipe(
        z.iso.datetime({ offset: true, error: 'an instant with its offset, such as 2026-12-01T00:00:00Z' }),
      )
      .transform((text) => new Date(text).toISOString())
      .meta({ format: 'date-time', pattern: instantPattern, example: '2026-12-01T00:00:00Z' }),
  })
  .refine(({ kind, limit }) => kind === 'raise' || kind === 'bonus' || !isPercentage(limit), {
    path: ['limit', 'percent'],
    message: 'only a raise or a bonus can be a percentage; give an amount',
    ...beside,
  })
  .meta({
    anyOf: [
      { properties: { kind: { enum: ['raise', 'bonus'] } } },
      { properties: { limit: { required: ['amount'] } } },
    ],
  });

/** POST …/pay-runs: the period by its first day, a month also as 2026-11. */
export const payRunBody = z.strictObject({
  schedule: payScheduleSchema,
  period: z
    .string()
    .refine((text) => isPlainDate(text.length === 7 ? `${text}-01` : text), 'the first day of a period')
    .meta({ anyOf: periodForms, example: '2026-11' }),
});
