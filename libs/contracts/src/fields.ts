/**
 * The fields that updates and requests are made of, as zod schemas: strict, and canonical in what they give.
 * A fault that has a rejection code of its own carries it in `params.code`; every other fault is SCHEMA.
 */
import { amountRefusal, canonicalAmount, currencyExponent, decimalFault, isPlainDate } from '#libs/domain';
import { z } from 'zod';
import type { RejectionCode } from './rejection-codes.js';
import {
  dateBeforeLastPattern,
  datePattern,
  hoursPerWeekPattern,
  moneyVariants,
  percentPatternUpTo,
  plainTextPattern,
} from './text-patterns.js';

/** Of employees and departments. */
export const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const idDescription =
  '1 to 64 letters, digits, dots, underscores or hyphens, the first one a letter or digit';

export const employeeIdSchema = z
  .string()
  .regex(idPattern, `an employee id is ${idDescription}`)
  .meta({ description: idDescription, example: 'E-1001' });

export const departmentIdSchema = z
  .string()
  .regex(idPattern, `a department id is ${idDescription}`)
  .meta({ description: idDescription, example: 'engineering' });

export const plainDateSchema = z
  .string()
  .refine(isPlainDate, 'a calendar date YYYY-MM-DD between 1900-01-01 and 9999-12-31')
  .meta({ format: 'date', pattern: datePattern, example: '2026-11-01' });

/**
 * Text that a person wrote: no control characters (Postgres takes no NUL, a log no line breaks), well-formed. The length
 * counts characters and not UTF-16 units, as JSON Schema does.
 */
export function plainTextUpTo(charactersMax: number) {
  return z
    .string()
    .min(1)
    .refine((text) => text.isWellFormed() && !/\p{Cc}/u.test(text), 'text without control characters')
    .refine(
      (text) => text.length <= charactersMax || Array.from(text).length <= charactersMax,
      `${charactersMax} characters at most`,
    )
    .meta({ maxLength: charactersMax, pattern: plainTextPattern });
}

/**
 * For a rule about several fields of one object: it is looked at whatever is wrong with a field, so that all faults are
 * told at once. What the rule is given may then be anything.
 */
export const beside = {
  when: ({ value }: { readonly value: unknown }): boolean =>
    typeof value === 'object' && value !== null && !Array.isArray(value),
};

export const reasonSchema = plainTextUpTo(500).meta({ example: 'Annual review' });

/** A short code of the department's own, as it stands on a statement. */
export const earningCodeSchema = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/, '1 to 32 letters, digits, dots, underscores or hyphens')
  .meta({ example: 'SPOT' });

const refusalCodes: Partial<Record<string, RejectionCode>> = {
  CURRENCY_UNKNOWN: 'CURRENCY_UNKNOWN',
  DECIMALS_SURPLUS: 'DECIMALS',
};

const signFaults = {
  positive: 'must be greater than zero',
  'not negative': 'must not be negative',
  'not zero': 'must not be zero',
} as const;

function hasSign(canonical: string, sign: keyof typeof signFaults): boolean {
  const isNegative = canonical.startsWith('-');
  const isZero = !/[1-9]/.test(canonical);
  if (sign === 'not zero') return !isZero;
  return !isNegative && !(sign === 'positive' && isZero);
}

const moneyNames = {
  positive: 'PositiveMoney',
  'not negative': 'Money',
  'not zero': 'SignedMoney',
} as const;

/** Of one text; a longer one is no amount at all, and nothing more is looked for in it. */
const amountCharactersMax = 40;

/** Amount and currency are looked at each by itself, so that a fault of one hides none of the other. */
function amountTextSchema(sign: keyof typeof signFaults) {
  return z
    .string('money is a string such as "1234.56", never a number')
    .max(amountCharactersMax, `${amountCharactersMax} characters at most`)
    .check((context) => {
      const { value } = context;
      if (value.length > amountCharactersMax) return;
      const fault = decimalFault(value) ?? (hasSign(value, sign) ? undefined : signFaults[sign]);
      if (fault !== undefined)
        context.issues.push({ code: 'custom', input: value, message: fault, continue: true });
    });
}

const currencySchema = z
  .string()
  .max(10)
  .refine((code) => currencyExponent(code) !== undefined, {
    message: 'not an active ISO 4217 currency',
    params: { code: refusalCodes['CURRENCY_UNKNOWN'] },
  });

function moneySchemaWith(sign: keyof typeof signFaults) {
  return z
    .strictObject({ amount: amountTextSchema(sign), currency: currencySchema })
    .check((context) => {
      const { amount, currency } = context.value;
      const canonical = canonicalAmount(amount, currency);
      if (canonical !== undefined) {
        context.value = { amount: canonical, currency };
        return;
      }
      const refusal = amountRefusal(amount, currency);
      // Every other refusal was told at its field.
      if (refusal?.code !== 'DECIMALS_SURPLUS' || amount.length > amountCharactersMax) return;
      const params = { code: refusalCodes[refusal.code] };
      const at = { input: amount, path: ['amount'], message: refusal.reason };
      context.issues.push({ code: 'custom', ...at, params, continue: true });
    })
    .meta({
      id: moneyNames[sign],
      description: 'An exact amount: a string, with no more decimals than the currency has.',
      anyOf: moneyVariants(sign),
      example: { amount: '60000.00', currency: 'EUR' },
    });
}

export const positiveMoneySchema = moneySchemaWith('positive');
export const nonNegativeMoneySchema = moneySchemaWith('not negative');
/** Either sign, never zero. */
export const signedMoneySchema = moneySchemaWith('not zero');

/** A percentage above 0 with up to four decimals, as text such as "3.5"; canonical without trailing zeros. */
export function percentSchemaUpTo(max: number) {
  return z
    .string('a percentage is a string such as "3.5", never a number')
    .max(20)
    .refine(
      (text) => /^(0|[1-9]\d{0,4})(\.\d{1,4})?$/.test(text),
      'a percentage such as "3.5", with up to four decimals',
    )
    .transform((text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text))
    .refine((text) => isWithin(text, 4, BigInt(max)), `more than 0 and at most ${max} percent`)
    .meta({ pattern: percentPatternUpTo(max), example: '3.5' });
}

/** Of two days; false where one of them is no day, which is told at its field. */
export function isBefore(left: unknown, right: unknown): boolean {
  return isDay(left) && isDay(right) && left < right;
}

const isDay = (value: unknown): value is string => typeof value === 'string' && isPlainDate(value);

/** An update's id as answers give it; upper-case digits are taken and made canonical. */
export const updateIdSchema = z
  .string()
  .regex(
    /^[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$/,
    'an update id, as the answer to a submission gives it',
  )
  .transform((text) => text.toLowerCase())
  .meta({ format: 'uuid', example: '0192f0c1-5f3a-8c44-9b1e-3a5f0d6c7b21' });

/** Both days inclusive. The last date of the calendar has no day after it, so no half-open span could hold it. */
export const inclusiveSpanSchema = z
  .strictObject({
    start: plainDateSchema,
    end: plainDateSchema
      .refine((date) => date < '9999-12-31', 'before 9999-12-31')
      .meta({ pattern: dateBeforeLastPattern }),
  })
  .refine(({ start, end }) => !isBefore(end, start), {
    path: ['end'],
    message: 'not before start',
    ...beside,
  })
  .meta({
    id: 'InclusiveSpan',
    description: 'First and last day, both inclusive.',
    'x-not-before': { end: 'start' },
    example: { start: '2026-11-01', end: '2026-11-30' },
  });

/**
 * Contracted hours per week, above 0 and at most 168, with up to two decimals; canonical without trailing zeros.
 * A JSON number is taken as well: its shortest text is exact at two decimals, and hours are a quantity, not money.
 */
export const hoursPerWeekSchema = z
  .union([
    z.string().meta({ pattern: hoursPerWeekPattern }),
    z.number().transform(String).meta({ exclusiveMinimum: 0, maximum: 168, multipleOf: 0.01 }),
  ])
  .refine(
    (text) => /^(0|[1-9]\d{0,2})(\.\d{1,2})?$/.test(text),
    'hours such as "37.5", with up to two decimals',
  )
  .transform((text) => (text.includes('.') ? text.replace(/\.?0+$/, '') : text))
  .refine((text) => isWithin(text, 2, 168n), 'more than 0 and at most 168 hours')
  .meta({ example: '37.5' });

/** Above 0 and at most `max`, of decimal text with at most so many decimals; exact, because it counts in the last of them. */
function isWithin(text: string, decimals: number, max: bigint): boolean {
  const [whole = '', fraction = ''] = text.split('.');
  const units = BigInt(whole + fraction.padEnd(decimals, '0'));
  return units > 0n && units <= max * 10n ** BigInt(decimals);
}
