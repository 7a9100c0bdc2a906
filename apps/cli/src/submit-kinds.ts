/** What `submit` can send: each kind of update with its arguments, its service and its body. */
import { answerOf, type HrSchemas } from '#libs/client';
import { paySchedules } from '#libs/domain';
import { choiceOf, moneyOf, requiredOf, spanOf, textOf, wordsOf } from './arguments.js';
import type { Given } from './command.js';
import type { DepartmentClients } from './department-clients.js';
import { UsageFault } from './usage-fault.js';

export type Submitted = HrSchemas['Accepted'] | HrSchemas['Applied'];
type Header = { readonly 'Idempotency-Key': string; readonly Prefer?: string };
export type Send = (clients: DepartmentClients, header: Header) => Promise<Submitted>;

export type SubmitKind = {
  /** Its arguments behind the kind, in one line. */
  readonly usage: string;
  readonly flags: readonly string[];
  /** Reads the arguments. Throws UsageFault. */
  read(given: Given): Send;
};

const about = (given: Given) => {
  const { DEPARTMENT, EMPLOYEE } = wordsOf(given, 'DEPARTMENT', 'EMPLOYEE');
  return { department: DEPARTMENT, employee: EMPLOYEE };
};
const aboutUpdate = (given: Given) => {
  const { DEPARTMENT, EMPLOYEE, UPDATE } = wordsOf(given, 'DEPARTMENT', 'EMPLOYEE', 'UPDATE');
  return { department: DEPARTMENT, employee: EMPLOYEE, update: UPDATE };
};
const dateOf = (given: Given): string => requiredOf(given, 'date', 'DATE');
/** The flags that were given, under the names of the body's fields. */
const given = <T extends Readonly<Record<string, unknown>>>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
const optionalOf = (asked: Given) => given({ reason: textOf(asked, 'reason') });
const codeOf = (asked: Given) => given({ code: textOf(asked, 'code') });
const amountOf = (asked: Given): { amount: string; currency: string } => {
  requiredOf(asked, 'amount', '"AMOUNT CURRENCY"');
  return moneyOf(asked, 'amount') as { amount: string; currency: string };
};
const hire: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE --date DATE [--schedule NAME]',
  flags: ['date', 'schedule'],
  read: (asked) => {
    const { department, employee } = about(asked);
    const schedule = given({ paySchedule: choiceOf(asked, 'schedule', paySchedules) });
    const body = { employeeId: employee, effectiveDate: dateOf(asked), ...schedule, ...optionalOf(asked) };
    const params = { path: { department } };
    return ({ hr }, header) =>
      answerOf<Submitted>(
        hr().POST('/v1/departments/{department}/employees', { params: { ...params, header }, body }),
      );
  },
};

const salary: SubmitKind = {
  usage:
    'DEPARTMENT EMPLOYEE --amount "60000.00 EUR" --per year|month|hour --date DATE [--hours-per-week HOURS]',
  flags: ['amount', 'per', 'date', 'hours-per-week'],
  read: (asked) => {
    const path = about(asked);
    const per = choiceOf(asked, 'per', ['year', 'month', 'hour']);
    if (per === undefined) throw new UsageFault('--per year, month or hour is missing');
    const hours = given({ hoursPerWeek: textOf(asked, 'hours-per-week') });
    const body = {
      amount: amountOf(asked),
      per,
      effectiveDate: dateOf(asked),
      ...hours,
      ...optionalOf(asked),
    };
    return ({ hr }, header) =>
      answerOf<Submitted>(
        hr().POST('/v1/departments/{department}/employees/{employee}/salary', {
          params: { path, header },
          body,
        }),
      );
  },
};

const raise: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE (--percent 3.5 | --amount "2000.00 EUR") --date DATE',
  flags: ['percent', 'amount', 'date'],
  read: (asked) => {
    const path = about(asked);
    const by = given({ percent: textOf(asked, 'percent'), amount: moneyOf(asked, 'amount') });
    const body = { ...by, effectiveDate: dateOf(asked), ...optionalOf(asked) };
    return ({ hr }, header) =>
      answerOf<Submitted>(
        hr().POST('/v1/departments/{department}/employees/{employee}/raises', {
          params: { path, header },
          body,
        }),
      );
  },
};

const transfer: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE --to DEPARTMENT --date DATE',
  flags: ['to', 'date'],
  read: (asked) => {
    const path = about(asked);
    const toDepartment = requiredOf(asked, 'to', 'DEPARTMENT');
    const body = { effectiveDate: dateOf(asked), toDepartment, ...optionalOf(asked) };
    return ({ hr }, header) =>
      answerOf<Submitted>(
        hr().POST('/v1/departments/{department}/employees/{employee}/transfers', {
          params: { path, header },
          body,
        }),
      );
  },
};

const leaving: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE --date LAST-DAY',
  flags: ['date'],
  read: (asked) => {
    const path = about(asked);
    const body = { lastDay: dateOf(asked), ...optionalOf(asked) };
    return ({ hr }, header) =>
      answerOf<Submitted>(
        hr().POST('/v1/departments/{department}/employees/{employee}/leavings', {
          params: { path, header },
          body,
        }),
      );
  },
};

const bonus: SubmitKind = {
  usage:
    'DEPARTMENT EMPLOYEE (--amount "250.00 EUR" | --percent 10 --of annualSalary) --date PAY-DATE [--code CODE]',
  flags: ['amount', 'percent', 'of', 'date', 'code'],
  read: (asked) => {
    const path = about(asked);
    const worth = given({
      amount: moneyOf(asked, 'amount'),
      percent: textOf(asked, 'percent'),
      of: choiceOf(asked, 'of', ['annualSalary', 'periodSalary', 'proratedPeriodSalary']),
    });
    const body = { ...worth, payDate: dateOf(asked), ...codeOf(asked), ...optionalOf(asked) };
    return ({ finance }, header) =>
      answerOf<Submitted>(
        finance().POST('/v1/departments/{department}/employees/{employee}/bonuses', {
          params: { path, header },
          body,
        }),
      );
  },
};

const scheduledBonus: SubmitKind = {
  usage:
    'DEPARTMENT EMPLOYEE --amount "100.00 EUR" --date START [--last-date DATE] [--every payPeriod|month|quarter|year] [--code CODE]',
  flags: ['amount', 'date', 'last-date', 'every', 'code'],
  read: (asked) => {
    const path = about(asked);
    const every = choiceOf(asked, 'every', ['payPeriod', 'month', 'quarter', 'year']) ?? 'month';
    const until = given({ lastDate: textOf(asked, 'last-date') });
    const body = {
      amount: amountOf(asked),
      startDate: dateOf(asked),
      every,
      ...until,
      ...codeOf(asked),
      ...optionalOf(asked),
    };
    return ({ finance }, header) =>
      answerOf<Submitted>(
        finance().POST('/v1/departments/{department}/employees/{employee}/scheduled-bonuses', {
          params: { path, header },
          body,
        }),
      );
  },
};

const stopBonus: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE UPDATE --date LAST-DATE',
  flags: ['date'],
  read: (asked) => {
    const path = aboutUpdate(asked);
    const body = { lastDate: dateOf(asked), ...optionalOf(asked) };
    return ({ finance }, header) =>
      answerOf<Submitted>(
        finance().POST('/v1/departments/{department}/employees/{employee}/scheduled-bonuses/{update}/stop', {
          params: { path, header },
          body,
        }),
      );
  },
};

const adjustment: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE --amount "-320.00 EUR" --code CODE --earned START..END --date PAY-DATE',
  flags: ['amount', 'code', 'earned', 'date'],
  read: (asked) => {
    const path = about(asked);
    const code = requiredOf(asked, 'code', 'CODE');
    const earned = spanOf(asked, 'earned');
    const body = { amount: amountOf(asked), code, earned, payDate: dateOf(asked), ...optionalOf(asked) };
    return ({ finance }, header) =>
      answerOf<Submitted>(
        finance().POST('/v1/departments/{department}/employees/{employee}/adjustments', {
          params: { path, header },
          body,
        }),
      );
  },
};

const budget: SubmitKind = {
  usage: 'DEPARTMENT --amount "450000.00 EUR" --period START..END',
  flags: ['amount', 'period'],
  read: (asked) => {
    const department = wordsOf(asked, 'DEPARTMENT').DEPARTMENT;
    const body = { amount: amountOf(asked), period: spanOf(asked, 'period'), ...optionalOf(asked) };
    return ({ finance }, header) =>
      answerOf<Submitted>(
        finance().POST('/v1/departments/{department}/budgets', {
          params: { path: { department }, header },
          body,
        }),
      );
  },
};

const reversal: SubmitKind = {
  usage: 'DEPARTMENT EMPLOYEE UPDATE --by hr|finance --reason TEXT',
  flags: ['by'],
  read: (asked) => {
    const path = aboutUpdate(asked);
    const by = choiceOf(asked, 'by', ['hr', 'finance']);
    if (by === undefined) throw new UsageFault('--by hr or finance is missing: who published the update?');
    const init = { body: { reason: requiredOf(asked, 'reason', 'TEXT') } };
    const url = '/v1/departments/{department}/employees/{employee}/updates/{update}/reversal';
    return ({ hr, finance }, header) =>
      by === 'hr'
        ? answerOf<Submitted>(hr().POST(url, { params: { path, header }, ...init }))
        : answerOf<Submitted>(finance().POST(url, { params: { path, header }, ...init }));
  },
};

/** The kinds by the names under which `submit` knows them. */
export const submitKinds: Readonly<Record<string, SubmitKind>> = {
  hire,
  salary,
  raise,
  transfer,
  leaving,
  bonus,
  'scheduled-bonus': scheduledBonus,
  'stop-bonus': stopBonus,
  adjustment,
  budget,
  reversal,
};
