import type {
  BonusGrantedEntry,
  EmploymentStartedEntry,
  EntryFields,
  Money,
  SalarySetEntry,
} from '#libs/domain';

/** What a test says about an entry; the rest gets plain values. `at` is its offset, which also names its update. */
export type EntryWords = {
  at: number;
  on: string;
  department?: string;
  partition?: number;
  recordedAtMs?: number;
};

function fields({ at, on, department, partition, recordedAtMs }: EntryWords): EntryFields {
  return {
    partition: partition ?? 0,
    offset: BigInt(at),
    updateId: `update-${partition ?? 0}-${at}`,
    recordedAtMs: recordedAtMs ?? 1_790_000_000_000 + at,
    employeeId: 'e-1',
    department: department ?? 'sales',
    effectiveDate: on,
    version: 1,
    actor: 'clerk',
  };
}

/** A hire. */
export function hire(words: EntryWords): EmploymentStartedEntry {
  return { ...fields(words), type: 'employment.started', data: { effectiveDate: words.on } };
}

/** A salary, monthly unless told; amount as "60000.00 EUR". */
export function salary(words: EntryWords & { amount: string; per?: 'year' | 'month' }): SalarySetEntry {
  const { amount, per, on } = words;
  return {
    ...fields(words),
    type: 'salary.set',
    data: { amount: moneyOf(amount), per: per ?? 'month', effectiveDate: on },
  };
}

/** An hourly salary; amount per hour. */
export function wage(words: EntryWords & { amount: string; hoursPerWeek: string }): SalarySetEntry {
  const { amount, hoursPerWeek, on } = words;
  return {
    ...fields(words),
    type: 'salary.set',
    data: { amount: moneyOf(amount), per: 'hour', hoursPerWeek, effectiveDate: on },
  };
}

/** A bonus, paid on its date. */
export function bonus(words: EntryWords & { amount: string; code?: string }): BonusGrantedEntry {
  const { amount, on, code } = words;
  return { ...fields(words), type: 'bonus.granted', data: { amount: moneyOf(amount), payDate: on, code } };
}

/** "60000.00 EUR" as money. */
export function moneyOf(text: string): Money {
  const [amount = '', currency = ''] = text.split(' ');
  return { amount, currency };
}

/** Money as "60000.00 EUR". */
export function moneyText({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** One text per value, whatever the order of its keys; offsets as decimal text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return `${inner}n`;
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)));
  });
}
