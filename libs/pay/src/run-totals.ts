import { exactDecimal, roundToCurrency, sumByCurrency, type Money } from '#libs/domain';
import type { PayStatement, RunTotal } from './pay-run.js';

/** What statements come to, currency by currency: payable is the sum of the positive ones, receivable that of the others. */
export function runTotals(statements: readonly Pick<PayStatement, 'gross'>[]): RunTotal[] {
  const all = statements.flatMap(({ gross }) => gross);
  return totalsOf({
    gross: all,
    payable: all.filter((money) => !isNegative(money)),
    receivable: all.filter(isNegative).map(negated),
  });
}

/** The exact sums of two lists of totals. */
export function addTotals(left: readonly RunTotal[], right: readonly RunTotal[]): RunTotal[] {
  const both = [...left, ...right];
  const moneyOf = (part: 'gross' | 'payable' | 'receivable') =>
    both.map((total) => ({ amount: total[part], currency: total.currency }));
  return totalsOf({
    gross: moneyOf('gross'),
    payable: moneyOf('payable'),
    receivable: moneyOf('receivable'),
  });
}

/** True below zero. */
export function isNegative({ amount }: Money): boolean {
  return amount.startsWith('-');
}

/** A negative amount without its sign. */
export function negated({ amount, currency }: Money): Money {
  return { amount: amount.replace(/^-/, ''), currency };
}

function totalsOf(parts: Record<'gross' | 'payable' | 'receivable', readonly Money[]>): RunTotal[] {
  const payable = sumByCurrency(parts.payable);
  const receivable = sumByCurrency(parts.receivable);
  return sumByCurrency(parts.gross).map(({ currency, amount }) => ({
    currency,
    gross: amount,
    payable: amountIn(payable, currency),
    receivable: amountIn(receivable, currency),
  }));
}

function amountIn(sums: readonly Money[], currency: string): string {
  const found = sums.find((sum) => sum.currency === currency);
  return found?.amount ?? roundToCurrency(exactDecimal('0'), currency, 'HALF_UP');
}
