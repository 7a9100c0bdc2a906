// In: the entries of one employee, in any order, with repeats; of each update id only the winning entry counts.
// Out: the timeline: employments, salaries and earnings over time, each with its source and what is doubtful about it,
// and what became of every update.
// Guaranteed: a function of the set of entries and the rules alone. Entries are put into their total order first, and a
// record seen twice counts once, so two consumers that saw different interleavings fold the same timeline. Each step
// reads only what the steps before it settled: reversals, employments, salaries, earnings.
import type { Anomaly } from './anomaly.js';
import type { Employment } from './employment.js';
import type { Entry } from './entry.js';
import { Admission } from './fold/admission.js';
import { Decisions } from './fold/decisions.js';
import { adjustmentsOf, bonusesOf, scheduledBonusesOf, stopsOf } from './fold/earnings.js';
import { employmentsOf } from './fold/employments.js';
import { entriesByType, type EntriesByType } from './fold/entries-by-type.js';
import { Outcomes, type EntryState, type HeldUpdate } from './fold/outcomes.js';
import { standing } from './fold/reversals.js';
import { overThresholdOfSalary, salariesOf } from './fold/salaries.js';
import { defaultFoldRules, type FoldRules } from './fold-rules.js';
import { inTotalOrder, type OrderedEntries } from './ordered-entries.js';
import type { SalaryInterval } from './salary.js';
import type { Bonus } from './updates/bonus-granted.js';
import type { ScheduledBonus } from './updates/bonus-scheduled.js';
import type { Adjustment } from './updates/earning-adjusted.js';
import type { SalarySetEntry } from './updates/salary-set.js';

/** An employee's employment, salary and earnings over time; every list ascends by date. */
export type Timeline = {
  /** Empty if and only if there were no entries at all. */
  readonly employeeId: string;
  readonly employments: readonly Employment[];
  readonly salaries: readonly SalaryInterval[];
  readonly bonuses: readonly Bonus[];
  readonly scheduledBonuses: readonly ScheduledBonus[];
  readonly adjustments: readonly Adjustment[];
  /** Everything doubtful: about the facts above in their order, then about entries that made none. */
  readonly anomalies: readonly Anomaly[];
  /** What became of each update, by update id. */
  readonly states: ReadonlyMap<string, EntryState>;
  /** What waits for an approval. */
  readonly held: readonly HeldUpdate[];
};

/** Folds one employee's entries into a timeline. Throws if they belong to several employees. No entries give an empty timeline. */
export function fold(entries: readonly Entry[], rules: FoldRules = defaultFoldRules): Timeline {
  return foldOrdered(inTotalOrder(entries), rules);
}

/** The same, for whoever keeps the entries in order. */
export function foldOrdered(entries: OrderedEntries, rules: FoldRules): Timeline {
  const outcomes = new Outcomes();
  const all = entriesByType(entries);
  const decisions = new Decisions(all.decisions);
  const facts = standing(all.facts, all.reversals, decisions, outcomes);
  // Sorted by type once more, and only then, because a reversed hire must not keep a salary from implying one.
  const own = facts === all.facts ? all : entriesByType(facts);
  const admission = new Admission(decisions, outcomes);
  const history = employmentsOf(own.employments, implyingSalary(own, admission, rules), admission);
  const base = { history, rules, admission };
  const salaries = salariesOf(own.salaries, base);
  const known = { ...base, salaries };
  const stops = stopsOf(own.stops, new Set(all.scheduled.map(({ updateId }) => updateId)), known);
  const timeline: Facts = {
    employments: history.employments,
    salaries,
    bonuses: bonusesOf(own.bonuses, known),
    scheduledBonuses: scheduledBonusesOf(own.scheduled, stops, known),
    adjustments: adjustmentsOf(own.adjustments, known),
  };
  for (const budget of own.budgets) outcomes.set(budget, 'applied');
  decisions.flagOthers((updateId) => outcomes.states.has(updateId), outcomes);
  return {
    employeeId: entries[0]?.employeeId ?? '',
    ...timeline,
    anomalies: anomaliesOf(timeline, outcomes.anomalies),
    states: outcomes.states,
    held: outcomes.held,
  };
}

/** The first salary that counts, where nobody was ever hired. */
function implyingSalary(
  { employments, salaries }: EntriesByType,
  admission: Admission,
  rules: FoldRules,
): SalarySetEntry | undefined {
  if (employments.some(({ type }) => type === 'employment.started')) return undefined;
  return salaries.find(
    (entry): entry is SalarySetEntry =>
      entry.type === 'salary.set' &&
      admission.wouldAdmit(entry, undefined, overThresholdOfSalary(entry, rules)),
  );
}

type Facts = Pick<Timeline, 'employments' | 'salaries' | 'bonuses' | 'scheduledBonuses' | 'adjustments'>;

/** Each doubt once, in the order of the facts, then those about no fact. */
function anomaliesOf(facts: Facts, others: readonly Anomaly[]): readonly Anomaly[] {
  const all: Anomaly[] = [];
  const { employments, salaries, bonuses, scheduledBonuses, adjustments } = facts;
  for (const list of [employments, salaries, bonuses, scheduledBonuses, adjustments])
    for (const { anomalies } of list) if (anomalies.length > 0) all.push(...anomalies);
  all.push(...others);
  return all;
}
