// In: the entries of one employee, in any order, with repeats; of each update id only the winning entry.
// Out: the timeline: employments, salaries and bonuses over time, each with its source and what is doubtful about it.
// Guaranteed: a function of the set of entries alone. Entries are put into their total order first, and a record seen
// twice counts once, so two consumers that saw different interleavings fold the same timeline.
import type { Anomaly } from './anomaly.js';
import { impliedEmployment, type Employment } from './employment.js';
import { compareEntries } from './entry-fields.js';
import type { Entry } from './entry.js';
import type { SalaryInterval } from './salary.js';
import { bonusesOf, type Bonus, type BonusGrantedEntry } from './updates/bonus-granted.js';
import { employmentsOf, type EmploymentStartedEntry } from './updates/employment-started.js';
import { salariesOf, type SalarySetEntry } from './updates/salary-set.js';

/** An employee's employment, salary and earnings over time; every list ascends by date. */
export type Timeline = {
  /** Empty if and only if there were no entries at all. */
  readonly employeeId: string;
  readonly employments: readonly Employment[];
  readonly salaries: readonly SalaryInterval[];
  readonly bonuses: readonly Bonus[];
  /** Everything doubtful about the facts above, in their order. */
  readonly anomalies: readonly Anomaly[];
};

/** Folds one employee's entries into a timeline. Throws if they belong to several employees. No entries give an empty timeline. */
export function fold(entries: readonly Entry[]): Timeline {
  const { hires, salarySets, bonusGrants } = entriesByType(inTotalOrder(entries));
  const firstSalary = salarySets[0];
  const employments =
    hires.length === 0 && firstSalary !== undefined ? [impliedEmployment(firstSalary)] : employmentsOf(hires);
  const salaries = salariesOf(salarySets, employments);
  const bonuses = bonusesOf(bonusGrants, employments);
  return {
    employeeId: entries[0]?.employeeId ?? '',
    employments,
    salaries,
    bonuses,
    anomalies: [...employments, ...salaries, ...bonuses].flatMap((fact) => fact.anomalies),
  };
}

/** Sorted by the total order, each (partition, offset) once. */
function inTotalOrder(entries: readonly Entry[]): Entry[] {
  const ordered = [...entries].sort(compareEntries);
  // Repeats of one record are neighbours now; without this a bonus that was read twice would be paid twice.
  return ordered.filter((entry, index) => {
    const before = ordered[index - 1];
    return before === undefined || compareEntries(before, entry) !== 0;
  });
}

function entriesByType(ordered: readonly Entry[]) {
  const hires: EmploymentStartedEntry[] = [];
  const salarySets: SalarySetEntry[] = [];
  const bonusGrants: BonusGrantedEntry[] = [];
  const employeeId = ordered[0]?.employeeId;
  for (const entry of ordered) {
    if (entry.employeeId !== employeeId) throw new RangeError('fold takes the entries of one employee');
    switch (entry.type) {
      case 'employment.started':
        hires.push(entry);
        break;
      case 'salary.set':
        salarySets.push(entry);
        break;
      case 'bonus.granted':
        bonusGrants.push(entry);
        break;
      default:
        throw unknownType(entry);
    }
  }
  return { hires, salarySets, bonusGrants };
}

function unknownType(entry: never): TypeError {
  return new TypeError(`unknown entry type ${JSON.stringify((entry as Entry).type)}`);
}
