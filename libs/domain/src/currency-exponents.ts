/**
 * The active codes of ISO 4217 by their number of decimals: list one as published on 2026-01-01, compared code by code.
 * Left out are the codes without a minor unit (gold, SDR, test codes): nobody can be paid in them.
 * Withdrawn codes are unknown on purpose: BGN and HRK became EUR, ANG became XCG, SLL became SLE, ZWL became ZWG.
 */
const codesByExponent: readonly string[] = [
  // 0 decimals
  'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF',
  // 1 decimal: none is active today
  '',
  // 2 decimals
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY ' +
    'COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS ' +
    'INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR ' +
    'MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP ' +
    'STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG',
  // 3 decimals
  'BHD IQD JOD KWD LYD OMR TND',
  // 4 decimals
  'CLF UYW',
];

const exponents: ReadonlyMap<string, number> = new Map(
  codesByExponent.flatMap((codes, exponent) =>
    codes
      .split(' ')
      .filter((code) => code !== '')
      .map((code): [string, number] => [code, exponent]),
  ),
);

/** Every active currency code, sorted. */
export const currencyCodes: readonly string[] = [...exponents.keys()].sort();

/** How many decimals a currency has (0 to 4), or undefined if the code is not an active ISO 4217 currency. Case matters. */
export function currencyExponent(code: string): number | undefined {
  return exponents.get(code);
}
