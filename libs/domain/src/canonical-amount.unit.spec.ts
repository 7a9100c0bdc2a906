// Planted, each seen failing here: surplus zeros let through, fifteen digits made sixteen, padding left out,
// the sign of zero let through, \d with leading zeros.
import * as fc from 'fast-check';
import { amountRefusal, canonicalAmount } from './canonical-amount.js';
import { currencyCodes } from './currency-exponents.js';
import { exactDecimal, exponentOf } from './money.js';

describe('canonicalAmount', () => {
  it.each([
    ['5000', 'EUR', '5000.00'],
    ['5000.5', 'EUR', '5000.50'],
    ['5000.00', 'EUR', '5000.00'],
    ['0', 'EUR', '0.00'],
    ['0.01', 'EUR', '0.01'],
    ['-12.3', 'EUR', '-12.30'],
    ['-0.01', 'EUR', '-0.01'],
    ['250000', 'JPY', '250000'],
    ['1.5', 'KWD', '1.500'],
    ['1.2345', 'CLF', '1.2345'],
    ['999999999999999.99', 'EUR', '999999999999999.99'],
  ])('spells %s %s as %s', (amount, currency, canonical) => {
    expect(canonicalAmount(amount, currency)).toBe(canonical);
    expect(amountRefusal(amount, currency)).toBeUndefined();
  });

  it.each([
    ['1.00', 'JPY', 'DECIMALS_SURPLUS'],
    ['5.000', 'EUR', 'DECIMALS_SURPLUS'],
    ['5.001', 'EUR', 'DECIMALS_SURPLUS'],
    ['1.0000', 'KWD', 'DECIMALS_SURPLUS'],
    ['1.00000', 'CLF', 'DECIMALS_SURPLUS'],
    ['1000000000000000', 'EUR', 'AMOUNT_TOO_LARGE'],
    ['-1000000000000000.00', 'EUR', 'AMOUNT_TOO_LARGE'],
    ['05', 'EUR', 'AMOUNT_MALFORMED'],
    ['00', 'EUR', 'AMOUNT_MALFORMED'],
    ['+5', 'EUR', 'AMOUNT_MALFORMED'],
    ['5.', 'EUR', 'AMOUNT_MALFORMED'],
    ['.5', 'EUR', 'AMOUNT_MALFORMED'],
    ['5e3', 'EUR', 'AMOUNT_MALFORMED'],
    ['0x10', 'EUR', 'AMOUNT_MALFORMED'],
    ['NaN', 'EUR', 'AMOUNT_MALFORMED'],
    ['Infinity', 'EUR', 'AMOUNT_MALFORMED'],
    ['', 'EUR', 'AMOUNT_MALFORMED'],
    [' 5', 'EUR', 'AMOUNT_MALFORMED'],
    ['5\n', 'EUR', 'AMOUNT_MALFORMED'],
    ['5,00', 'EUR', 'AMOUNT_MALFORMED'],
    ['1_000', 'EUR', 'AMOUNT_MALFORMED'],
    ['٥', 'EUR', 'AMOUNT_MALFORMED'],
    ['--5', 'EUR', 'AMOUNT_MALFORMED'],
    ['-0', 'EUR', 'AMOUNT_MALFORMED'],
    ['-0.00', 'EUR', 'AMOUNT_MALFORMED'],
    ['5', 'BGN', 'CURRENCY_UNKNOWN'],
    ['5', 'eur', 'CURRENCY_UNKNOWN'],
  ])('refuses %j %s as %s', (amount, currency, code) => {
    expect(canonicalAmount(amount, currency)).toBeUndefined();
    expect(amountRefusal(amount, currency)).toEqual({ code, reason: expect.any(String) });
  });

  it.each([
    ['5.000', 'EUR', 'EUR has 2 decimals, 3 were given'],
    ['5', 'BGN', 'not an active ISO 4217 currency'],
    ['5,00', 'EUR', 'not a plain decimal such as 1234.56'],
    ['-0.00', 'EUR', 'zero has no sign'],
    ['1000000000000000', 'EUR', 'more than 15 digits before the decimal point'],
  ])('says of %s %s what is wrong: %s', (amount, currency, reason) => {
    expect(amountRefusal(amount, currency)?.reason).toBe(reason);
  });

  const digits = (min: number, max: number) =>
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max }).map((all) => all.join(''));
  const written = fc
    .tuple(fc.constantFrom('', '-', '+'), digits(0, 18), fc.constantFrom('', '.'), digits(0, 6))
    .map((parts) => parts.join(''));

  it('never changes a value, and accepts only what the currency and numeric(19,4) hold', () => {
    let accepted = 0;
    fc.assert(
      fc.property(written, fc.constantFrom(...currencyCodes), (amount, currency) => {
        const canonical = canonicalAmount(amount, currency);
        if (canonical === undefined) return;
        accepted += 1;
        expect(exactDecimal(canonical).eq(exactDecimal(amount))).toBe(true);
        expect(exactDecimal(amount).decimalPlaces()).toBeLessThanOrEqual(exponentOf(currency));
        expect(exactDecimal(amount).abs().lt('1e15')).toBe(true);
        const [integer = '', decimals = ''] = canonical.replace('-', '').split('.');
        expect(integer.length).toBeLessThanOrEqual(15);
        expect(decimals).toHaveLength(exponentOf(currency));
        expect(canonicalAmount(canonical, currency)).toBe(canonical);
      }),
      { numRuns: 5_000 },
    );
    expect(accepted).toBeGreaterThan(100);
  });

  it('accepts every amount that a currency can express in fifteen digits before the point', () => {
    const minorUnits = fc.bigInt({ min: 0n, max: 10n ** 15n - 1n });
    fc.assert(
      fc.property(minorUnits, fc.constantFrom(...currencyCodes), (units, currency) => {
        const amount = exactDecimal(`${units}`).div(exactDecimal('10').pow(exponentOf(currency)));
        expect(canonicalAmount(amount.toFixed(), currency)).toBe(amount.toFixed(exponentOf(currency)));
      }),
      { numRuns: 1_000 },
    );
  });
});
