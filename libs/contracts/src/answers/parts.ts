/** What answers are made of. Strict, and without transforms: what a service sends is what stands here. */
import { anomalyCodes, paySchedules } from '#libs/domain';
import { z } from 'zod';
import { departmentIdSchema, employeeIdSchema } from '../fields.js';

type AnomalyCode = keyof typeof anomalyCodes;

/** Text of a closed list of names, kept as the literal types that the rest of the product has. */
const namesOf = <T extends string>(names: readonly T[]) => z.enum(names as readonly [T, ...T[]]);

export const dateAnswer = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/)
  .meta({ format: 'date', example: '2026-11-30' });

/** RFC 3339, UTC. */
export const instantAnswer = z
  .string()
  .regex(/^[0-9]{4,6}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/)
  .meta({ format: 'date-time', example: '2026-11-30T18:00:00.000Z' });

/** 64 bits do not fit a JSON number. */
export const offsetAnswer = z
  .string()
  .regex(/^[0-9]{1,19}$/)
  .meta({
    description: 'an offset of the log, as a string: 64 bits do not fit a JSON number',
    example: '1204',
  });

/** The digits of a bigint key. */
export const serialAnswer = z
  .string()
  .regex(/^[0-9]{1,19}$/)
  .meta({ example: '7' });

export const partitionAnswer = z.int().min(0).meta({ example: 3 });

export const uuidAnswer = z
  .string()
  .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  .meta({ format: 'uuid', example: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21' });

export const topicAnswer = z.string().meta({ example: 'salary-updates' });
export const actorAnswer = z.string().meta({ description: 'the subject of the token', example: 'ada' });
export const countAnswer = z.int().min(0).meta({ example: 12 });

export const currencyAnswer = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .meta({ description: 'ISO 4217', example: 'EUR' });

export const amountAnswer = z
  .string()
  .regex(/^-?(0|[1-9][0-9]*)(\.[0-9]{1,4})?$/)
  .meta({ description: 'a decimal string with the decimals of its currency', example: '5000.00' });

export const moneyAnswer = z.strictObject({ amount: amountAnswer, currency: currencyAnswer }).meta({
  id: 'MoneyShown',
  description: 'An exact amount.',
  example: { amount: '5000.00', currency: 'EUR' },
});

/** One sum per currency; currencies are never added. */
export const sumsAnswer = z.array(moneyAnswer).meta({ description: 'one sum per currency' });

export const scheduleAnswer = namesOf(paySchedules).meta({ id: 'PaySchedule', example: 'monthly' });

export const employeeAnswer = employeeIdSchema;
export const departmentAnswer = departmentIdSchema;

/** Of somebody who was nowhere employed. */
export const departmentOrNoneAnswer = z
  .string()
  .regex(/^([A-Za-z0-9][A-Za-z0-9._-]{0,63})?$/)
  .meta({ description: "the department's id; empty where nobody was employed", example: 'engineering' });

export const spanAnswer = z
  .strictObject({ start: dateAnswer, end: dateAnswer })
  .meta({ id: 'Days', description: 'First and last day, both inclusive.' });

export const periodAnswer = z
  .strictObject({
    id: dateAnswer.describe('the first day'),
    schedule: z.union([scheduleAnswer, z.literal('all')]),
    start: dateAnswer,
    end: dateAnswer.describe('the last day, inclusive'),
  })
  .meta({ id: 'PeriodShown', description: 'A pay period, or a month over several schedules (`all`).' });

/** What every answer about one or several periods begins with. */
export const periodsAnswer = {
  period: periodAnswer,
  periods: z
    .array(periodAnswer)
    .optional()
    .describe('the pay periods in the answer, where the month asked for has several'),
};

export const asOfAnswer = z.record(z.string().regex(/^[0-9]{1,5}$/), z.int().min(0)).meta({
  id: 'OffsetVector',
  description: 'Per partition the next offset that the figures do not contain: everything below is in them.',
  example: { '0': 123, '3': 456 },
});

/** What an answer contains, and whether that can still change. */
export const basisAnswer = {
  asOf: asOfAnswer,
  final: z.boolean().describe('false while records that are not applied yet may change the answer'),
};

export const anomalyAnswer = z
  .strictObject({
    code: namesOf(Object.keys(anomalyCodes) as AnomalyCode[]),
    detail: z.string(),
    updateId: uuidAnswer.optional(),
  })
  .meta({
    id: 'Anomaly',
    description: 'Something doubtful about what was applied; it changes no amount.',
    example: { code: 'SALARY_MISSING', detail: 'no salary from 2026-11-01 to 2026-11-15' },
  });

const sourceFields = {
  updateId: uuidAnswer,
  topic: topicAnswer,
  partition: partitionAnswer,
  offset: offsetAnswer,
  actor: actorAnswer,
};

export const sourceAnswer = z
  .strictObject(sourceFields)
  .meta({ id: 'Source', description: 'The record that a figure comes from.' });

export const factSourceAnswer = z
  .strictObject({ ...sourceFields, recordedAt: z.union([instantAnswer, z.literal('')]) })
  .meta({ id: 'FactSource', description: 'The record that a fact comes from, and when the log took it.' });

/** `next` is there exactly when more follow. */
export const pageOfAnswer = <Item extends z.ZodType>(item: Item) => ({
  items: z.array(item),
  next: z.string().optional().describe('give it as `cursor` for the next page; absent on the last one'),
});
