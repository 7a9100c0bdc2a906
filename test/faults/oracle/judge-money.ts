import { type Ask, type Evidence, type Winner } from './evidence-of-run.js';
import { type CountedUpdate, expectedPay, type Gross, minorUnits } from './expected-pay.js';

/** Point 5: pay as it is stored ahead and as REST tells it, per employee and currency, is what the model gives. */
export function askMoney({ books, told }: Evidence, counting: ReadonlyMap<string, Winner>, ask: Ask): void {
  const counted = [...counting.values()].map(countedUpdate);
  for (const start of books.periods) {
    const stored = books.pay.filter((row) => row.start === start);
    comparePay(expectedPay(counted, start), stored, `stored pay of ${start}`, ask);
  }
  if (told) comparePay(expectedPay(counted, told.month), told.rows, 'pay over REST', ask);
}

/** What the model needs of a record that counts. */
export function countedUpdate(record: Winner): CountedUpdate {
  return {
    employee: String(record.key),
    department: record.headers['ce_department'] ?? '',
    type: record.headers['ce_type'] ?? '',
    data: JSON.parse(String(record.value)) as Record<string, unknown>,
    recordedAtMs: record.recordedAtMs,
    partition: record.partition,
    offset: record.offset,
  };
}

function comparePay(
  expected: ReadonlyMap<string, Gross>,
  rows: readonly { employee: string; currency: string; amount: string }[],
  what: string,
  ask: Ask,
): void {
  const left = new Map<string, bigint>();
  for (const [employee, gross] of expected)
    for (const [currency, units] of gross) if (units !== 0n) left.set(`${employee} ${currency}`, units);
  const totals = new Map<string, bigint>();
  for (const { employee, currency, amount } of rows) {
    const units = minorUnits(amount, currency);
    totals.set(`${employee} ${currency}`, (totals.get(`${employee} ${currency}`) ?? 0n) + units);
  }
  for (const [name, units] of totals) {
    const due = left.get(name) ?? 0n;
    ask('money', due === units, () => `${what}: ${name} gets ${units} minor units, due are ${due}`);
    left.delete(name);
  }
  for (const [name, units] of left)
    ask('money', false, () => `${what}: ${name} gets nothing, due are ${units}`);
}
