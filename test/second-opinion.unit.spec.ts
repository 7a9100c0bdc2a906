// In: random employees over the whole catalogue. Guaranteed: the product's pay is, to the cent, per department and per
// currency, what a second program in another language makes of them, which was written from the rules and not from the product.
// Each rule counts: a copy of the second program with one rule changed no longer agrees.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  jsonOf,
  opinionOfProduct,
  opinionsOfPython,
  pythonFolder,
  textOf,
  withStatesOf,
  type Opinion,
} from './second-opinion/opinions.js';
import { changedRules, type ChangedRule } from './second-opinion/changed-rules.js';
import { randomEmployee } from './second-opinion/random-employees.js';

const SEED = 20_261_123;
const EMPLOYEES = 5_000;
const EMPLOYEES_AT_ONCE = 200;
const BOUND_MS = 240_000;

const employees = Array.from({ length: EMPLOYEES }, (_, at) => randomEmployee(SEED + at));
const own = employees.map(opinionOfProduct);

/** Where, from this place on, the two differ first; -1 where they agree. */
function firstDifference(others: readonly Opinion[], from = 0): number {
  return others.findIndex((other, at) => textOf(withStatesOf(other, own[from + at]!)) !== textOf(other));
}

/** True if a copy of the program in which the rule is changed gives another answer on one of the employees. */
function isSeen({ file, from, to }: ChangedRule): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'second-opinion-'));
  try {
    cpSync(pythonFolder, folder, { recursive: true });
    const source = readFileSync(join(folder, file), 'utf8');
    // A plant that plants nothing would prove nothing.
    expect(source.split(from)).toHaveLength(2);
    writeFileSync(
      join(folder, file),
      source.replace(from, () => to),
    );
    for (let at = 0; at < EMPLOYEES; at += EMPLOYEES_AT_ONCE)
      if (firstDifference(opinionsOfPython(employees.slice(at, at + EMPLOYEES_AT_ONCE), folder), at) >= 0)
        return true;
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a second computation of pay', () => {
  it(
    `agrees to the cent for ${EMPLOYEES} random employees`,
    () => {
      const others = opinionsOfPython(employees);
      expect(others).toHaveLength(EMPLOYEES);
      const at = firstDifference(others);
      if (at < 0) return;
      throw new Error(
        `seed ${SEED + at}: ${jsonOf(employees[at]!, 1)}\nproduct ${textOf(own[at]!)}\nsecond ${textOf(others[at]!)}`,
      );
    },
    BOUND_MS,
  );

  it('is about people who are paid, in every way of the catalogue', () => {
    const paid = own.flatMap(({ pay }) => pay.filter(({ gross }) => Object.keys(gross).length > 0));
    expect(paid.length).toBeGreaterThan(2 * EMPLOYEES);
    const applied = new Set<string>();
    for (const [at, { entries }] of employees.entries())
      for (const { type, updateId } of entries)
        if (own[at]!.states[updateId] === 'applied') applied.add(type);
    expect([...applied].sort()).toEqual([
      'bonus.granted',
      'bonus.scheduled',
      'bonus.stopped',
      'earning.adjusted',
      'employment.ended',
      'employment.started',
      'employment.transferred',
      'salary.raised',
      'salary.set',
      'update.approved',
      'update.declined',
      'update.reversed',
    ]);
  });

  it.each(changedRules)(
    'disagrees where $rule',
    (changed) => {
      expect(isSeen(changed)).toBe(true);
    },
    BOUND_MS,
  );
});
