import { currencyCodes, currencyExponent } from './currency-exponents.js';

describe('currencyExponent', () => {
  it.each([
    ['JPY', 0],
    ['KRW', 0],
    ['XPF', 0],
    ['EUR', 2],
    ['USD', 2],
    ['XCG', 2],
    ['ZWG', 2],
    ['KWD', 3],
    ['BHD', 3],
    ['TND', 3],
    ['CLF', 4],
    ['UYW', 4],
  ])('%s has %i decimals', (code, exponent) => {
    expect(currencyExponent(code)).toBe(exponent);
  });

  it.each([
    'eur',
    'EU',
    'EURO',
    '',
    ' EUR',
    'XXX',
    'XAU',
    'XTS',
    'BGN',
    'DEM',
    'ANG',
    'toString',
    '__proto__',
  ])('knows no currency %j', (code) => {
    expect(currencyExponent(code)).toBeUndefined();
  });

  it('holds the 165 active codes that have a minor unit, each once and well-formed', () => {
    expect(currencyCodes).toHaveLength(165);
    expect(new Set(currencyCodes).size).toBe(165);
    expect(currencyCodes.filter((code) => !/^[A-Z]{3}$/.test(code))).toEqual([]);
    expect([...currencyCodes]).toEqual([...currencyCodes].sort());
  });
});
