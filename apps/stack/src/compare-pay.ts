import { Decimal } from 'decimal.js';
import { textTable } from '#libs/platform';
import type { City } from './chicago-people.js';
import type { ExpectedPay, Figures } from './expected-pay.js';
import { readableAmount } from './money-text.js';
import type { ReadBack } from './read-back.js';

export type Comparison = { table: string; differences: string[]; total: Figures };

const nothing: Figures = { salaried: 0, hourly: 0, pay: '0.00' };

function plus(a: Figures, b: Figures): Figures {
  return {
    salaried: a.salaried + b.salaried,
    hourly: a.hourly + b.hourly,
    pay: new Decimal(a.pay).plus(b.pay).toFixed(2),
  };
}

function differencesOf(name: string, read: Figures, expected: Figures): string[] {
  const differences: string[] = [];
  for (const kind of ['salaried', 'hourly'] as const) {
    if (read[kind] !== expected[kind])
      differences.push(`${name}: ${read[kind]} ${kind}, expected ${expected[kind]}`);
  }
  if (!new Decimal(read.pay).equals(expected.pay))
    differences.push(`${name}: pay ${read.pay}, expected ${expected.pay}`);
  return differences;
}

/**
 * Holds what was read back against what the file gives, per department (by name) and in total, to the cent.
 * Without `expected` (no python3) only payroll-api's own contradictions are differences.
 */
export function comparePay(
  city: City,
  readBacks: ReadonlyMap<string, ReadBack>,
  expected: ExpectedPay | undefined,
): Comparison {
  const differences: string[] = [];
  let total = nothing;
  const rows = city.departments.map(({ id, name }) => {
    const read = readBacks.get(id);
    const figures = read ?? nothing;
    total = plus(total, figures);
    const wanted = expected === undefined ? undefined : (expected.departments[name] ?? nothing);
    const found = [
      ...(read?.oddities ?? []).map((oddity) => `${name}: ${oddity}`),
      ...(wanted === undefined ? [] : differencesOf(name, figures, wanted)),
    ];
    differences.push(...found);
    return rowOf(name, figures, wanted, found.length === 0);
  });
  const inTotal = expected === undefined ? [] : differencesOf('total', total, expected.total);
  differences.push(...inTotal);
  const footer = rowOf(
    `${city.departments.length} departments`,
    total,
    expected?.total,
    inTotal.length === 0,
  );
  const columns = [
    { title: 'department', align: 'left' },
    { title: 'salaried', align: 'right' },
    { title: 'hourly', align: 'right' },
    { title: 'computed pay, USD', align: 'right' },
    { title: 'from the file, USD', align: 'right' },
    { title: '', align: 'left' },
  ] as const;
  return { table: textTable(columns, rows, [footer]), differences, total };
}

function rowOf(name: string, read: Figures, expected: Figures | undefined, isEqual: boolean): string[] {
  const wanted = expected === undefined ? '-' : readableAmount(expected.pay);
  const verdict = expected === undefined ? '' : isEqual ? 'equal' : 'DIFFERENT';
  return [name, String(read.salaried), String(read.hourly), readableAmount(read.pay), wanted, verdict];
}
