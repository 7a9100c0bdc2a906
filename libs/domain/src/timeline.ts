// In: the entries of one employee, in any order, with repeats; of each update id only the winning entry counts.
// Out: the timeline: employments, salaries and earnings over time, each with its source and what is doubtful about it,
// and what became of every update.
// Guaranteed: a function of the set of entries and the rules alone. Entries are put into their total order first, and a
// record seen twice counts once, so two consumers that saw different interleavings fold the same timeline. Each step
// reads only what the steps before it settled: reversals, employments, salaries, earnings.
import type { Anomaly } from './anomaly.js';
import type { Employment } from './employment.js';
import type { EntryFields } from './entry-fields.js';
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
import { spanOf, type PayPeriod, type PaySchedule } from './period.js';
import type { SalaryInterval } from './salary.js';
import type { Bonus } from './updates/bonus-granted.js';
import type { ScheduledBonus } from './updates/bonus-scheduled.js';
import type { Adjustment } from './updates/earning-adjusted.js';
import type { SalarySetEntry } from './updates/salary-set.js';

/** What gross pay is computed from: employment, salary and earnings over time; every list ascends by date. */
export type PayFacts = {
  readonly employments: readonly Employment[];
  readonly salaries: readonly SalaryInterval[];
  readonly bonuses: readonly Bonus[];
  readonly scheduledBonuses: readonly ScheduledBonus[];
  readonly adjustments: readonly Adjustment[];
};

/** An employee's employment, salary and earnings over time, and what is to be said of them. */
export type Timeline = PayFacts & {
  /** Empty if and only if there were no entries at all. */
  readonly employeeId: string;
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
  const { own, facts } = factsOf(all, { decisions, outcomes, rules });
  for (const budget of own.budgets) outcomes.set(budget, 'applied');
  decisions.flagOthers((updateId) => outcomes.states.has(updateId), outcomes);
  return {
    employeeId: entries[0]?.employeeId ?? '',
    ...facts,
    anomalies: anomaliesOf(facts, outcomes.anomalies),
    states: outcomes.states,
    held: outcomes.held,
  };
}

/**
 * Of the same timeline what gross pay needs in those of the periods that are of a schedule by which somebody was ever paid,
 * and these periods. Bonuses and adjustments of other days are left out, because they change nothing but their own day's pay
 * (mayChangePay): fold and pay of a change took 46 µs with them and with the states of all updates, 41 without (60 entries).
 */
export function foldForPay(
  entries: OrderedEntries,
  rules: FoldRules,
  periods: readonly PayPeriod[],
): { readonly facts: PayFacts; readonly periods: readonly PayPeriod[] } {
  const all = entriesByType(entries);
  const decisions = new Decisions(all.decisions);
  const { facts, paidIn = [] } = factsOf(all, { decisions, outcomes: new Outcomes(), rules }, periods);
  return { facts, periods: paidIn };
}

/** Those of the periods that are of a schedule by which somebody was ever paid; the others pay nothing. */
export function periodsOfTheirs(
  facts: Pick<PayFacts, 'employments'>,
  periods: readonly PayPeriod[],
): readonly PayPeriod[] {
  const schedules = schedulesOf(facts);
  return periods.filter(({ schedule }) => schedules.includes(schedule));
}

/** The schedules by which somebody was ever paid; monthly where no employment says. */
export function schedulesOf({ employments }: Pick<PayFacts, 'employments'>): readonly PaySchedule[] {
  const schedules = [...new Set(employments.map(({ paySchedule }) => paySchedule))];
  return schedules.length === 0 ? ['monthly'] : schedules;
}

type FoldParts = {
  readonly decisions: Decisions;
  readonly outcomes: Outcomes;
  readonly rules: FoldRules;
};

/**
 * The facts, and the entries that stand. Where periods are given, `paidIn` are those that concern the employee, and bonuses and
 * adjustments of other days are left out.
 */
function factsOf(
  all: EntriesByType,
  { decisions, outcomes, rules }: FoldParts,
  periods?: readonly PayPeriod[],
): { own: EntriesByType; facts: PayFacts; paidIn: readonly PayPeriod[] | undefined } {
  const standingFacts = standing(all.facts, all.reversals, decisions, outcomes);
  // Sorted by type once more, and only then, because a reversed hire must not keep a salary from implying one.
  const own = standingFacts === all.facts ? all : entriesByType(standingFacts);
  const admission = new Admission(decisions, outcomes);
  const history = employmentsOf(own.employments, implyingSalary(own, admission, rules), admission);
  const base = { history, rules, admission };
  const salaries = salariesOf(own.salaries, base);
  const known = { ...base, salaries };
  const stops = stopsOf(own.stops, all.scheduled, known);
  const paidIn = periods && periodsOfTheirs(history, periods);
  const facts: PayFacts = {
    employments: history.employments,
    salaries,
    bonuses: bonusesOf(inPeriods(own.bonuses, paidIn), known),
    scheduledBonuses: scheduledBonusesOf(own.scheduled, stops, known),
    adjustments: adjustmentsOf(inPeriods(own.adjustments, paidIn), known),
  };
  return { own, facts, paidIn };
}

/** Those that take effect, which is when they are paid, from the first day to the last of all periods together. */
function inPeriods<Earning extends EntryFields>(
  entries: readonly Earning[],
  periods: readonly PayPeriod[] | undefined,
): readonly Earning[] {
  if (periods === undefined) return entries;
  const { start, end } = spanOf(periods);
  return entries.filter(({ effectiveDate }) => start <= effectiveDate && effectiveDate < end);
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

/** Each doubt once, in the order of the facts, then those about no fact. */
function anomaliesOf(facts: PayFacts, others: readonly Anomaly[]): readonly Anomaly[] {
  const all: Anomaly[] = [];
  const { employments, salaries, bonuses, scheduledBonuses, adjustments } = facts;
  for (const list of [employments, salaries, bonuses, scheduledBonuses, adjustments])
    for (const { anomalies } of list) if (anomalies.length > 0) all.push(...anomalies);
  all.push(...others);
  return all;
}
