import {
  defaultPayPolicy,
  periodOf,
  type Adjustment,
  type Bonus,
  type Employment,
  type PayPeriod,
  type PaySchedule,
  type SalaryInterval,
  type ScheduledBonus,
  type Source,
  type Timeline,
} from '#libs/domain';
import { moneyOf } from './entries.js';

/** Timelines as a fold gives them, built by hand: for tests of what pay makes of them. Dates of an end are half-open. */
export function timelineOf(facts: Partial<Timeline>): Timeline {
  return {
    employeeId: 'e-1',
    employments: [],
    salaries: [],
    bonuses: [],
    scheduledBonuses: [],
    adjustments: [],
    anomalies: [],
    states: new Map(),
    held: [],
    ...facts,
  };
}

/** The source of an update of this name. */
export function sourceNamed(updateId: string): Source {
  return { updateId, partition: 0, offset: 1n, actor: 'clerk' };
}

type EmploymentWords = {
  end?: string;
  department?: string;
  schedule?: PaySchedule;
  update?: string;
};

/** An employment, in sales, monthly and without an end unless told. */
export function employment(start: string, words: EmploymentWords = {}): Employment {
  return {
    start,
    end: words.end ?? null,
    department: words.department ?? 'sales',
    paySchedule: words.schedule ?? 'monthly',
    source: sourceNamed(words.update ?? `hire-${start}`),
    anomalies: [],
  };
}

type SalaryWords = { end?: string; per?: 'year' | 'month'; hoursPerWeek?: string; update?: string };

/** A salary such as "60000.00 EUR", a year unless told; with hours per week it is paid by the hour. */
export function salaryOf(start: string, amount: string, words: SalaryWords = {}): SalaryInterval {
  const { hoursPerWeek } = words;
  return {
    start,
    end: words.end ?? null,
    salary:
      hoursPerWeek === undefined
        ? { amount: moneyOf(amount), per: words.per ?? 'year' }
        : { amount: moneyOf(amount), per: 'hour', hoursPerWeek },
    department: 'sales',
    sources: [sourceNamed(words.update ?? `salary-${start}`)],
    anomalies: [],
  };
}

/** A bonus of an amount, or such as "10 % of annualSalary". */
export function bonusOf(payDate: string, worth: string, words: { department?: string } = {}): Bonus {
  const [percent, of] = worth.split(' % of ');
  return {
    payDate,
    department: words.department ?? 'sales',
    source: sourceNamed(`bonus-${payDate}`),
    anomalies: [],
    ...(of === undefined
      ? { amount: moneyOf(worth) }
      : { percent: percent!, of: of as 'annualSalary' | 'periodSalary' | 'proratedPeriodSalary' }),
  };
}

type ScheduledWords = { lastDate?: string; every?: ScheduledBonus['every']; code?: string };

/** A bonus that comes again, every month unless told. */
export function scheduledOf(start: string, amount: string, words: ScheduledWords = {}): ScheduledBonus {
  return {
    start,
    lastDate: words.lastDate ?? null,
    every: words.every ?? 'month',
    amount: moneyOf(amount),
    department: 'named',
    ...(words.code === undefined ? {} : { code: words.code }),
    sources: [sourceNamed(`scheduled-${start}`)],
    anomalies: [],
  };
}

/** An adjustment with what it is for; earned on its pay date unless told. */
export function adjustmentOf(
  payDate: string,
  amount: string,
  words: { code?: string; earned?: Adjustment['earned']; department?: string } = {},
): Adjustment {
  return {
    payDate,
    amount: moneyOf(amount),
    code: words.code ?? 'OVERTIME',
    earned: words.earned ?? { start: payDate, end: `${payDate.slice(0, 8)}28` },
    department: words.department ?? 'sales',
    source: sourceNamed(`adjustment-${payDate}`),
    anomalies: [],
  };
}

/** The period of a schedule that starts on the date (a month also as '2026-11'). Throws where none does. */
export function periodFrom(schedule: PaySchedule, id: string): PayPeriod {
  const period = periodOf(schedule, id);
  if (period === undefined) throw new RangeError(`no ${schedule} period starts on ${id}`);
  return period;
}

/** The default calendar with these holidays. */
export function calendarWith(...holidays: string[]) {
  return { ...defaultPayPolicy('monthly').calendar, holidays };
}
