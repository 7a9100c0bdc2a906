// In: a seed, a number of updates, a month; a history, where the books hold one. Out: that many records over the whole
// catalogue, in the order of their making, which go on from the history.
// Guaranteed: the seed and the month alone decide; everybody is hired and gets a salary first, what comes then is drawn by
// the weights below; one in two hundred comes a second time, one in a thousand cannot be applied.
import { createHash } from 'node:crypto';
import { encodeUpdate, updateIdOf, type EncodedRecord, type UpdateType } from '#libs/contracts';
import { type Random, randomFrom } from '../../test/faults/random.js';
import { type CityDepartment, partitionOf } from './city.js';

export type WorkloadRecord = EncodedRecord & { readonly partition: number };

export type WorkloadOptions = {
  readonly seed: number;
  readonly updates: number;
  readonly employees: number;
  readonly departments: readonly CityDepartment[];
  /** YYYY-MM: half of all updates count in it or in the month after it, the others in the two years before. */
  readonly month: string;
  /** What is in the books before. */
  readonly history?: History;
};

/** The first `updates` of a workload of `employees`, and everybody of it `copies` times in all (fill-books.ts). */
export type History = { readonly updates: number; readonly employees: number; readonly copies: number };

type Employee = {
  readonly id: string;
  department: CityDepartment;
  readonly schedule: string;
  sent: number;
  /** Updates that others may refer to. */
  readonly bonuses: string[];
  readonly facts: string[];
  readonly held: string[];
};
type Draft = {
  type: UpdateType;
  data: Record<string, unknown>;
  department?: CityDepartment;
  keep?: 'bonuses' | 'held';
};

/** Of a hundred updates of somebody who is employed and has a salary. */
const weights: readonly (readonly [UpdateType, number])[] = [
  ['bonus.granted', 31],
  ['earning.adjusted', 26],
  ['salary.set', 10],
  ['salary.raised', 10],
  ['bonus.scheduled', 6],
  ['update.reversed', 4],
  ['employment.transferred', 3],
  ['bonus.stopped', 2],
  ['update.approved', 2],
  ['budget.set', 2],
  ['employment.ended', 1],
  ['employment.started', 1],
  ['update.declined', 1],
];
const table = weights.flatMap(([type, weight]) => Array.from({ length: weight }, () => type));
const schedules = [
  'monthly',
  'monthly',
  'monthly',
  'semiMonthly',
  'biweekly',
  'biweekly',
  'weekly',
  'fourWeekly',
];
const codes = ['OVERTIME', 'SPOT', 'UNPAID-LEAVE', 'UNIFORM', 'SHIFT'];

export function* workload(options: WorkloadOptions): Generator<WorkloadRecord> {
  const { history, updates } = options;
  const writer = new Writer(options);
  const before = history?.updates ?? 0;
  for (let made = 0; made < before; made += 1) writer.next(made);
  if (history !== undefined) writer.copyEverybody(history.copies);
  for (let made = before; made < before + updates; made += 1) yield writer.next(made);
}

/** Who has that number, from 0. */
export function employeeIdAt(number: number): string {
  return `CHI-${String(number + 1).padStart(5, '0')}`;
}

/** The id of the copy of an update; its time stays, as ids of one day lie side by side. */
export function copiedUpdateId(updateId: string, copy: number): string {
  if (copy === 0) return updateId;
  const hex = createHash('md5').update(`${updateId}:${copy}`).digest('hex');
  return `${updateId.slice(0, 13)}-8${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

class Writer {
  private readonly random: Random;
  private employees: Employee[];
  private last: WorkloadRecord | undefined;

  constructor(private readonly options: WorkloadOptions) {
    this.random = randomFrom(options.seed);
    const length = options.history?.employees ?? options.employees;
    this.employees = Array.from({ length }, (_, at) => this.newEmployee(at));
  }

  /** From here on there are as many employees as asked: copies of those so far, and where these do not reach new ones. */
  copyEverybody(copies: number): void {
    const known = this.employees;
    this.employees = Array.from({ length: this.options.employees }, (_, at) => {
      const copy = Math.floor(at / known.length);
      const like = known[at % known.length];
      if (like === undefined || copy >= copies) return this.newEmployee(at);
      const ids = (own: readonly string[]): string[] => own.map((id) => copiedUpdateId(id, copy));
      const { bonuses, facts, held } = like;
      return { ...like, id: employeeIdAt(at), bonuses: ids(bonuses), facts: ids(facts), held: ids(held) };
    });
  }

  next(number: number): WorkloadRecord {
    // A second send of what was acknowledged, as after a lost answer.
    if (this.last !== undefined && this.random.below(200) === 0) return this.last;
    const employee = this.random.pick(this.employees);
    const record = this.recordOf(employee, this.draftFor(employee), number);
    this.last = record;
    return this.random.below(1_000) === 0 ? { ...record, value: Buffer.from('{"amount":') } : record;
  }

  private newEmployee(at: number): Employee {
    const department = this.departmentByShare();
    const schedule = this.random.pick(schedules);
    return { id: employeeIdAt(at), department, schedule, sent: 0, bonuses: [], facts: [], held: [] };
  }

  private draftFor(employee: Employee): Draft {
    const { random } = this;
    if (employee.sent === 0) return { type: 'employment.started', data: this.hire(employee, '2023-01-01') };
    if (employee.sent === 1) return { type: 'salary.set', data: this.salary('2023-01-01') };
    const type = random.pick(table);
    const date = this.date();
    const department = random.below(50) === 0 ? random.pick(this.options.departments) : employee.department;
    switch (type) {
      case 'employment.started':
        return { type, data: this.hire(employee, date) };
      case 'employment.ended':
        return { type, data: { lastDay: date } };
      case 'employment.transferred': {
        const to = this.departmentByShare();
        return { type, data: { effectiveDate: date, toDepartment: to.id, reason: 'reassigned' } };
      }
      case 'salary.set':
        return { type, data: this.salary(date) };
      case 'salary.raised':
        return {
          type,
          data: { percent: `${1 + random.below(4)}.${1 + random.below(9)}`, effectiveDate: date },
        };
      case 'bonus.granted':
        return {
          type,
          data: this.bonus(date),
          department,
          ...(department === employee.department ? {} : { keep: 'held' }),
        };
      case 'bonus.scheduled':
        return {
          type,
          data: {
            amount: this.money(300),
            startDate: date,
            every: random.pick(['month', 'payPeriod', 'quarter']),
          },
          keep: 'bonuses',
        };
      case 'bonus.stopped': {
        const bonus = employee.bonuses.at(-1);
        return bonus === undefined
          ? { type: 'bonus.granted', data: this.bonus(date) }
          : { type, data: { bonus, lastDate: date } };
      }
      case 'budget.set':
        return {
          type,
          data: {
            amount: this.money(900_000),
            period: { start: `${this.options.month}-01`, end: `${this.options.month}-28` },
          },
        };
      default:
        return this.decision(type, employee, date);
    }
  }

  private decision(type: UpdateType, employee: Employee, date: string): Draft {
    const update =
      type === 'earning.adjusted'
        ? undefined
        : type === 'update.reversed'
          ? this.pickOf(employee.facts)
          : employee.held.pop();
    if (update !== undefined) return { type, data: { update, reason: 'as agreed with the department' } };
    const earned = { start: `${date.slice(0, 7)}-01`, end: `${date.slice(0, 7)}-28` };
    const amount = this.money(800);
    if (this.random.below(4) === 0) amount.amount = `-${amount.amount}`;
    return {
      type: 'earning.adjusted',
      data: { amount, code: this.random.pick(codes), earned, payDate: date },
    };
  }

  private recordOf(
    employee: Employee,
    { type, data, department = employee.department, keep }: Draft,
    number: number,
  ): WorkloadRecord {
    const service = /^(bonus|earning|budget)/.test(type) ? 'finance-service' : 'hr-service';
    const source = `/${service}/city-payroll-office`;
    const id = this.id(number);
    const key = type === 'budget.set' ? department.id : employee.id;
    const encoded = encodeUpdate({
      type,
      employeeId: employee.id,
      department: department.id,
      source,
      id,
      actor: `clerk-${this.random.below(40)}`,
      time: new Date(Date.UTC(2026, 0, 1) + number),
      data,
    });
    employee.sent += 1;
    if (keep !== undefined) employee[keep].push(updateIdOf(source, id));
    else if (employee.sent > 2 && type !== 'budget.set') employee.facts.push(updateIdOf(source, id));
    if (type === 'employment.transferred')
      employee.department =
        this.options.departments.find((one) => one.id === data['toDepartment']) ?? employee.department;
    return { ...encoded, partition: partitionOf(department, key) };
  }

  private hire({ schedule }: Employee, effectiveDate: string): Record<string, unknown> {
    return { effectiveDate, ...(schedule === 'monthly' ? {} : { paySchedule: schedule }) };
  }

  private salary(effectiveDate: string): Record<string, unknown> {
    if (this.random.below(5) === 0)
      return {
        amount: this.money(60),
        per: 'hour',
        hoursPerWeek: this.random.pick(['40', '37.5', '20']),
        effectiveDate,
      };
    return { amount: this.money(120_000), per: 'year', effectiveDate, reason: 'contract of the year' };
  }

  private bonus(payDate: string): Record<string, unknown> {
    if (this.random.below(6) === 0)
      return {
        percent: `${1 + this.random.below(9)}`,
        of: this.random.pick(['annualSalary', 'periodSalary']),
        payDate,
      };
    return {
      amount: this.money(3_000),
      payDate,
      code: this.random.pick(codes),
      reason: 'thank you for the night shift',
    };
  }

  private money(below: number): { amount: string; currency: string } {
    const cents = String(this.random.below(100)).padStart(2, '0');
    return { amount: `${1 + this.random.below(below)}.${cents}`, currency: 'USD' };
  }

  /** Half of them in the month or the next one, the others in the 24 months before. */
  private date(): string {
    const [year = 0, month = 0] = this.options.month.split('-').map((part) => Number.parseInt(part, 10));
    const shift = this.random.below(2) === 0 ? this.random.below(2) : -1 - this.random.below(24);
    const at = new Date(Date.UTC(year, month - 1 + shift, 1 + this.random.below(28)));
    return at.toISOString().slice(0, 10);
  }

  private departmentByShare(): CityDepartment {
    let left = this.random.below(1_000_000) / 1_000_000;
    for (const department of this.options.departments) {
      left -= department.share;
      if (left < 0) return department;
    }
    return this.options.departments[0] as CityDepartment;
  }

  private pickOf(ids: readonly string[]): string | undefined {
    return ids.length === 0 ? undefined : this.random.pick(ids);
  }

  /** A UUIDv7, which is what clients of today number their requests with: a thousand a second. */
  private id(number: number): string {
    const time = (Date.UTC(2026, 0, 1) + number).toString(16).padStart(12, '0');
    const rest = this.random.id();
    const variant = 'ab89'[this.random.below(4)];
    return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-${variant}${rest.slice(3, 6)}-${rest.slice(6, 18)}`;
  }
}
