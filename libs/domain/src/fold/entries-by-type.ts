import type { DecisionEntry, EmploymentEntry, Entry, FactEntry } from '../entry.js';
import type { BonusGrantedEntry } from '../updates/bonus-granted.js';
import type { BonusScheduledEntry } from '../updates/bonus-scheduled.js';
import type { BonusStoppedEntry } from '../updates/bonus-stopped.js';
import type { BudgetSetEntry } from '../updates/budget-set.js';
import type { EarningAdjustedEntry } from '../updates/earning-adjusted.js';
import type { SalaryRaisedEntry } from '../updates/salary-raised.js';
import type { SalarySetEntry } from '../updates/salary-set.js';
import type { UpdateReversedEntry } from '../updates/update-reversed.js';

/** The entries of one employee by what they say, each list in the order given. */
export type EntriesByType = {
  /** Everything but reversals and decisions; the lists below hold the same entries. */
  readonly facts: FactEntry[];
  readonly employments: EmploymentEntry[];
  readonly salaries: (SalarySetEntry | SalaryRaisedEntry)[];
  readonly bonuses: BonusGrantedEntry[];
  readonly scheduled: BonusScheduledEntry[];
  readonly stops: BonusStoppedEntry[];
  readonly adjustments: EarningAdjustedEntry[];
  readonly budgets: BudgetSetEntry[];
  readonly decisions: DecisionEntry[];
  readonly reversals: UpdateReversedEntry[];
};

/** Throws RangeError on entries of two employees, TypeError on a type that decoding should have rejected. */
export function entriesByType(entries: readonly Entry[]): EntriesByType {
  const lists: EntriesByType = {
    facts: [],
    employments: [],
    salaries: [],
    bonuses: [],
    scheduled: [],
    stops: [],
    adjustments: [],
    budgets: [],
    decisions: [],
    reversals: [],
  };
  const employeeId = entries[0]?.employeeId;
  for (const entry of entries) {
    if (entry.employeeId !== employeeId) throw new RangeError('fold takes the entries of one employee');
    addTo(lists, entry);
  }
  return lists;
}

function addTo(lists: EntriesByType, entry: Entry): void {
  switch (entry.type) {
    case 'update.reversed':
      lists.reversals.push(entry);
      return;
    case 'update.approved':
    case 'update.declined':
      lists.decisions.push(entry);
      return;
    default:
      addFact(lists, entry);
      lists.facts.push(entry);
  }
}

function addFact(lists: EntriesByType, entry: FactEntry): void {
  switch (entry.type) {
    case 'employment.started':
    case 'employment.transferred':
    case 'employment.ended':
      lists.employments.push(entry);
      return;
    case 'salary.set':
    case 'salary.raised':
      lists.salaries.push(entry);
      return;
    case 'bonus.granted':
      lists.bonuses.push(entry);
      return;
    case 'bonus.scheduled':
      lists.scheduled.push(entry);
      return;
    case 'bonus.stopped':
      lists.stops.push(entry);
      return;
    case 'earning.adjusted':
      lists.adjustments.push(entry);
      return;
    case 'budget.set':
      lists.budgets.push(entry);
      return;
    default:
      throw unknownType(entry);
  }
}

function unknownType(entry: never): TypeError {
  return new TypeError(`unknown entry type ${JSON.stringify((entry as Entry).type)}`);
}
