import type {
  BonusGrantedEntry,
  BonusScheduledEntry,
  BonusStoppedEntry,
  BudgetSetEntry,
  EarningAdjustedEntry,
  EmploymentEndedEntry,
  EmploymentStartedEntry,
  EmploymentTransferredEntry,
  EntryFields,
  Money,
  PaySchedule,
  PercentBase,
  Recurrence,
  SalaryRaisedEntry,
  SalarySetEntry,
  UpdateApprovedEntry,
  UpdateDeclinedEntry,
  UpdateReversedEntry,
} from '#libs/domain';

/** What a test says about an entry; the rest gets plain values. `at` is its offset, which also names its update. */
export type EntryWords = {
  at: number;
  on: string;
  department?: string;
  partition?: number;
  recordedAtMs?: number;
  actor?: string;
};

function fields({ at, on, department, partition, recordedAtMs, actor }: EntryWords): EntryFields {
  return {
    partition: partition ?? 0,
    offset: BigInt(at),
    updateId: `update-${partition ?? 0}-${at}`,
    recordedAtMs: recordedAtMs ?? 1_790_000_000_000 + at,
    employeeId: 'e-1',
    department: department ?? 'sales',
    effectiveDate: on,
    version: 1,
    actor: actor ?? 'clerk',
  };
}

/** A hire, paid monthly unless told. */
export function hire(words: EntryWords & { paySchedule?: PaySchedule }): EmploymentStartedEntry {
  const { on, paySchedule } = words;
  return { ...fields(words), type: 'employment.started', data: { effectiveDate: on, paySchedule } };
}

/** A transfer to another department than the one it names. */
export function transfer(words: EntryWords & { to: string }): EmploymentTransferredEntry {
  const { on, to } = words;
  return {
    ...fields(words),
    type: 'employment.transferred',
    data: { effectiveDate: on, toDepartment: to },
  };
}

/** A leaving after its date, which is the last day. */
export function leaving(words: EntryWords): EmploymentEndedEntry {
  return { ...fields(words), type: 'employment.ended', data: { lastDay: words.on } };
}

/** A raise by "3.5" percent or by an amount such as "100.00 EUR". */
export function raise(words: EntryWords & ({ percent: string } | { amount: string })): SalaryRaisedEntry {
  const by = 'percent' in words ? { percent: words.percent } : { amount: moneyOf(words.amount) };
  return { ...fields(words), type: 'salary.raised', data: { ...by, effectiveDate: words.on } };
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

/** A bonus of a percentage. */
export function percentBonus(
  words: EntryWords & { percent: string; of: PercentBase; code?: string },
): BonusGrantedEntry {
  const { on, percent, of, code } = words;
  return { ...fields(words), type: 'bonus.granted', data: { percent, of, payDate: on, code } };
}

/** A bonus that comes again, every month unless told. */
export function scheduledBonus(
  words: EntryWords & { amount: string; every?: Recurrence; lastDate?: string; code?: string },
): BonusScheduledEntry {
  const { on, amount, every, lastDate, code } = words;
  const data = { amount: moneyOf(amount), startDate: on, lastDate, every: every ?? 'month', code } as const;
  return { ...fields(words), type: 'bonus.scheduled', data };
}

/** Ends a scheduled bonus after its date. */
export function stop(words: EntryWords & { of: EntryFields }): BonusStoppedEntry {
  const { on, of } = words;
  return { ...fields(words), type: 'bonus.stopped', data: { bonus: of.updateId, lastDate: on } };
}

/** A signed amount; `earned` inclusive, the pay date alone unless told. */
export function adjustment(
  words: EntryWords & { amount: string; code?: string; earned?: { start: string; end: string } },
): EarningAdjustedEntry {
  const { on, amount, code, earned } = words;
  return {
    ...fields(words),
    type: 'earning.adjusted',
    data: {
      amount: moneyOf(amount),
      code: code ?? 'OVERTIME',
      earned: earned ?? { start: on, end: on },
      payDate: on,
    },
  };
}

/** A budget of its department from its date to `until` (inclusive). */
export function budget(words: EntryWords & { amount: string; until: string }): BudgetSetEntry {
  const { on, amount, until } = words;
  const own = fields(words);
  return {
    ...own,
    employeeId: `department:${own.department}`,
    type: 'budget.set',
    data: { amount: moneyOf(amount), period: { start: on, end: until } },
  };
}

type DecisionWords = Omit<EntryWords, 'on'> & { of: EntryFields | string };

/** Takes an update back, in its department unless told. */
export function reversal(words: DecisionWords): UpdateReversedEntry {
  const data = { update: idOf(words), reason: 'mistaken' };
  return { ...decisionFields(words), type: 'update.reversed', data };
}

/** Lets a held update count; by the chief, in its department unless told. */
export function approval(words: DecisionWords): UpdateApprovedEntry {
  return {
    ...decisionFields({ actor: 'chief', ...words }),
    type: 'update.approved',
    data: { update: idOf(words) },
  };
}

/** Refuses a held update; by the chief, in its department unless told. */
export function decline(words: DecisionWords): UpdateDeclinedEntry {
  const data = { update: idOf(words), reason: 'not agreed' };
  return { ...decisionFields({ actor: 'chief', ...words }), type: 'update.declined', data };
}

function decisionFields(words: DecisionWords): EntryFields {
  const department = typeof words.of === 'string' ? {} : { department: words.of.department };
  return fields({ ...department, ...words, on: '1900-01-01' });
}

function idOf({ of }: DecisionWords): string {
  return typeof of === 'string' ? of : of.updateId;
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
