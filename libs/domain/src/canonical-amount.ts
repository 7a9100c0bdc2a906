// In: an amount as somebody wrote it, and its currency. Out: the one spelling of that amount, or why it is refused.
// Guaranteed: the value never changes (fewer decimals are filled with zeros, surplus ones refused even if zero),
// and what passes fits numeric(19,4).
import { currencyExponent } from './currency-exponents.js';

/** Why an amount is refused; a stable code and a sentence that never repeats the input. */
export type AmountRefusal = {
  readonly code: 'CURRENCY_UNKNOWN' | 'AMOUNT_MALFORMED' | 'DECIMALS_SURPLUS' | 'AMOUNT_TOO_LARGE';
  readonly reason: string;
};

/** numeric(19,4) holds this many digits before the decimal point. */
const integerDigitsMax = 15;

// An optional minus, no leading zeros, no bare point, no plus, no exponent, no NaN, ASCII digits only.
const decimalShape = /^(-?)(0|[1-9][0-9]*)(?:\.([0-9]+))?$/;

const malformed: AmountRefusal = { code: 'AMOUNT_MALFORMED', reason: 'not a plain decimal such as 1234.56' };

/** The canonical text ("5000" EUR gives "5000.00"), or undefined where amountRefusal tells why not. Negative amounts pass. */
export function canonicalAmount(amount: string, currency: string): string | undefined {
  const checked = checkAmount(amount, currency);
  return typeof checked === 'string' ? checked : undefined;
}

/** Why canonicalAmount refuses this amount, or undefined if it does not. */
export function amountRefusal(amount: string, currency: string): AmountRefusal | undefined {
  const checked = checkAmount(amount, currency);
  return typeof checked === 'string' ? undefined : checked;
}

/** Why this text is an amount of no currency at all, or undefined where only the currency can tell. */
export function decimalFault(amount: string): string | undefined {
  const match = decimalShape.exec(amount);
  return match === null ? malformed.reason : digitsRefusal(match)?.reason;
}

function checkAmount(amount: string, currency: string): string | AmountRefusal {
  const exponent = currencyExponent(currency);
  if (exponent === undefined) return { code: 'CURRENCY_UNKNOWN', reason: 'not an active ISO 4217 currency' };
  const match = decimalShape.exec(amount);
  if (match === null) return malformed;
  const [, sign = '', integer = '', decimals = ''] = match;
  if (decimals.length > exponent) {
    return {
      code: 'DECIMALS_SURPLUS',
      reason: `${currency} has ${exponent} decimals, ${decimals.length} were given`,
    };
  }
  const refusal = digitsRefusal(match);
  if (refusal !== undefined) return refusal;
  return exponent === 0 ? sign + integer : `${sign}${integer}.${decimals.padEnd(exponent, '0')}`;
}

/** What is wrong with an amount of the right shape, whatever its currency. */
function digitsRefusal([, sign = '', integer = '', decimals = '']: RegExpExecArray):
  AmountRefusal | undefined {
  if (integer.length > integerDigitsMax)
    return {
      code: 'AMOUNT_TOO_LARGE',
      reason: `more than ${integerDigitsMax} digits before the decimal point`,
    };
  return sign === '-' && isZero(integer) && isZero(decimals)
    ? { code: 'AMOUNT_MALFORMED', reason: 'zero has no sign' }
    : undefined;
}

function isZero(digits: string): boolean {
  return /^0*$/.test(digits);
}
