import { Decimal } from 'decimal.js';
import { textTable } from '#libs/platform';
import type { DepartmentPay } from './department-pay.js';
import { readableAmount } from './money-text.js';

/** Computed pay per department as a table, with one total line per currency. */
export function payTable(period: string, pays: readonly DepartmentPay[]): string {
  const totals = new Map<string, Decimal>();
  for (const { amount, currency } of pays.flatMap(({ gross }) => gross)) {
    totals.set(currency, (totals.get(currency) ?? new Decimal(0)).plus(amount));
  }
  const rows = pays.flatMap(({ department, employees, gross }) =>
    gross.length === 0
      ? [[department, String(employees), '-', '']]
      : gross.map(({ amount, currency }, place) => [
          place === 0 ? department : '',
          place === 0 ? String(employees) : '',
          readableAmount(amount),
          currency,
        ]),
  );
  const people = String(pays.reduce((sum, { employees }) => sum + employees, 0));
  const footer = [...totals].map(([currency, total], place) => [
    place === 0 ? 'total' : '',
    place === 0 ? people : '',
    readableAmount(total),
    currency,
  ]);
  const columns = [
    { title: `department, ${period}`, align: 'left' },
    { title: 'employees', align: 'right' },
    { title: 'gross pay', align: 'right' },
    { title: '', align: 'left' },
  ] as const;
  return textTable(columns, rows, footer);
}
