/**
 * Patterns of JSON Schema for what zod checks by code, so that a document refuses exactly what the service refuses. They
 * keep to what ECMA-262, Python and Rust read alike: `[0-9]` and not `\d`, code points spelt out.
 */
import { currencyCodes, currencyExponent } from '#libs/domain';

const year = '(19|[2-9][0-9])[0-9]{2}';
const month = '(0[1-9]|1[0-2])';
const day = '(0[1-9]|[12][0-9]|3[01])';

/** 1900-01-01 to 9999-12-31; together with the format `date` only days of the calendar. */
export const datePattern = `^${year}-${month}-${day}$`;

/** The last day is left out where no day may follow it. */
export const dateBeforeLastPattern = `^(?!9999-12-31)${year}-${month}-${day}$`;

/** A month such as 2026-11. */
export const monthPattern = `^${year}-${month}$`;

/** A month, or its first day; the last month has no day after it. */
export const monthOrFirstDayPattern = `^(?!9999-12)${year}-${month}(-01)?$`;

/** RFC 3339 with offset, from 1900 on and without leap seconds; together with the format `date-time`. */
export const instantPattern = `^${year}-${month}-${day}[Tt]([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,9})?([Zz]|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$`;

/** Text without control characters (Unicode's Cc). */
export const plainTextPattern = '^[^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** The same, with something else than white space in it. */
export const spokenTextPattern =
  '^[^\\u0000-\\u001f\\u007f-\\u009f]*[^\\s\\u0000-\\u001f\\u007f-\\u009f\\ufeff][^\\u0000-\\u001f\\u007f-\\u009f]*$';

/** A percentage above 0 and at most 10^k, with up to four decimals. */
export function percentPatternUpTo(max: number): string {
  const digits = String(max).length - 2;
  return `^(?!0(\\.0+)?$)(${max}(\\.0{1,4})?|(0|[1-9][0-9]{0,${digits}})(\\.[0-9]{1,4})?)$`;
}

/** Above 0 and at most 168, with up to two decimals. */
export const hoursPerWeekPattern =
  '^(?!0(\\.0+)?$)(168(\\.0{1,2})?|(0|[1-9][0-9]?|1[0-5][0-9]|16[0-7])(\\.[0-9]{1,2})?)$';

const signs = {
  positive: '(?!0(\\.0+)?$)',
  'not negative': '',
  'not zero': '(?!-?0(\\.0+)?$)-?',
} as const;

/** Which currency takes how many decimals, for an amount of this sign: the schemas of which one must hold. */
export function moneyVariants(sign: keyof typeof signs): object[] {
  return [0, 2, 3, 4].map((decimals) => {
    const fraction = decimals === 0 ? '' : `(\\.[0-9]{1,${decimals}})?`;
    return {
      properties: {
        amount: { type: 'string', pattern: `^${signs[sign]}(0|[1-9][0-9]{0,14})${fraction}$` },
        currency: { enum: currencyCodes.filter((code) => currencyExponent(code) === decimals) },
      },
    };
  });
}
