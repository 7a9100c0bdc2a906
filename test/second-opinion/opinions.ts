// In: random employees. Out: what the product and what the Python program make of each, in one form, to be compared.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import {
  computePay,
  defaultFoldRules,
  entryOf,
  fold,
  sumByCurrency,
  type Money,
  type PayComputation,
} from '#libs/domain';
import { repository } from '../support/repository.js';
import type { RandomEmployee } from './random-employees.js';

/** Amounts by currency, as canonical text; those of zero are left out. */
type Amounts = Readonly<Record<string, string>>;

/** What an employee must be paid in each period, and what became of each update. */
export type Opinion = {
  readonly pay: readonly {
    readonly gross: Amounts;
    readonly departments: Readonly<Record<string, Amounts>>;
  }[];
  readonly states: Readonly<Record<string, string>>;
};

/** Where the Python program lies. */
export const pythonFolder = join(repository, 'test/second-opinion');

const MINUTES_MS = 120_000;
const OUTPUT_MAX = 512 * 1024 * 1024;

/** What the product makes of the employee. */
export function opinionOfProduct(employee: RandomEmployee): Opinion {
  const timeline = fold(employee.entries.map(entryOf), {
    ...defaultFoldRules,
    thresholds: employee.thresholds,
  });
  const pay = employee.periods.map((period) => {
    const computed = computePay(timeline, period, employee.policies[period.schedule]);
    return { gross: amountsOf(computed.gross), departments: departmentsOf(computed) };
  });
  return { pay, states: sorted([...timeline.states]) };
}

/** What the Python program in the folder makes of the employees, in their order. Throws with its errors if it fails. */
export function opinionsOfPython(employees: readonly RandomEmployee[], folder = pythonFolder): Opinion[] {
  const answer = spawnSync('python3', ['-B', join(folder, 'compute_pay.py')], {
    input: employees.map((employee) => `${jsonOf(employee)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: OUTPUT_MAX,
    timeout: MINUTES_MS,
  });
  if (answer.status !== 0) throw new Error(`python3: ${answer.error?.message ?? answer.stderr}`);
  return answer.stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Opinion);
}

/** What the product says of the updates of which the other says something: where the rules are silent, it does not. */
export function withStatesOf(other: Opinion, opinion: Opinion): Opinion {
  const states = Object.entries(opinion.states).filter(([updateId]) => updateId in other.states);
  return { ...opinion, states: sorted(states) };
}

/** The opinion as text: equal opinions give equal texts. */
export function textOf(opinion: Opinion): string {
  const pay = opinion.pay.map(({ gross, departments }) => ({
    gross: sorted(Object.entries(gross)),
    departments: sorted(
      Object.entries(departments).map(([name, amounts]) => [name, sorted(Object.entries(amounts))]),
    ),
  }));
  return JSON.stringify({ pay, states: sorted(Object.entries(opinion.states)) }, undefined, 1);
}

/** The employee as a line of JSON; offsets are text, because they may be beyond the whole numbers of JSON. */
export function jsonOf(employee: RandomEmployee, space?: number): string {
  return JSON.stringify(
    employee,
    (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value),
    space,
  );
}

function departmentsOf({ lines }: PayComputation): Record<string, Amounts> {
  const amounts = new Map<string, Money[]>();
  for (const { department, amount } of lines)
    amounts.set(department, [...(amounts.get(department) ?? []), amount]);
  const entries = [...amounts].map(([name, own]): [string, Amounts] => [name, amountsOf(sumByCurrency(own))]);
  return sorted(entries.filter(([, own]) => Object.keys(own).length > 0));
}

function amountsOf(amounts: readonly Money[]): Amounts {
  return sorted(
    amounts
      .filter(({ amount }) => /[1-9]/.test(amount))
      .map(({ currency, amount }): [string, string] => [currency, amount]),
  );
}

function sorted<Value>(entries: [string, Value][]): Record<string, Value> {
  return Object.fromEntries(entries.sort(([left], [right]) => (left < right ? -1 : 1)));
}
