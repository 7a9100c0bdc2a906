import { Decimal } from 'decimal.js';

/** An exact amount with thousands separators for people: "1234567.5" → "1,234,567.50". Never for machines. */
export function readableAmount(amount: string | Decimal, decimals = 2): string {
  const [whole = '0', fraction] = new Decimal(amount).toFixed(decimals).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
