// In: the salaries and raises that stand, in their total order, and the employment history. Out: the salaries in force.
// Guaranteed: the latest start holds until the next later-dated one, or until the spell of employment ends: it never
// carries over a leaving. A raise is taken from what is in force on its date, so a backdated salary changes the chain.
import type { Anomaly } from '../anomaly.js';
import { departmentOn, type Employment } from '../employment.js';
import { sourceOf, type Source } from '../entry-fields.js';
import type { FoldRules } from '../fold-rules.js';
import { earlierEnd, spellOf } from '../spells.js';
import { annualOf, type Salary, type SalaryInterval } from '../salary.js';
import {
  isRaisedByMoreThan,
  raiseAnomalies,
  raised,
  withoutSalary,
  type SalaryRaisedEntry,
} from '../updates/salary-raised.js';
import { salaryOf, type SalarySetEntry } from '../updates/salary-set.js';
import type { Admission } from './admission.js';
import type { EmploymentHistory } from './employments.js';
import { overThreshold } from './thresholds.js';

type SalaryEntry = SalarySetEntry | SalaryRaisedEntry;

/** A salary with the spell of employment that it belongs to. */
type InSpell = { readonly spell: number; readonly interval: SalaryInterval };

/** What a salary entry makes of the salary in force. */
type Change = {
  readonly salary: Salary;
  readonly sources: readonly Source[];
  readonly anomalies: readonly Anomaly[];
  readonly over: string | undefined;
};

export type SalaryFold = {
  readonly history: EmploymentHistory;
  readonly rules: FoldRules;
  readonly admission: Admission;
};

/** The salaries in force, ascending; those of one spell follow each other without overlap. */
export function salariesOf(entries: readonly SalaryEntry[], fold: SalaryFold): SalaryInterval[] {
  const { history, admission } = fold;
  const salaries: InSpell[] = [];
  for (const entry of entries) {
    const spell = spellOf(history.spellEnds, entry.effectiveDate);
    const last = salaries.at(-1);
    const inForce = last?.spell === spell ? last.interval : undefined;
    const change = changeOf(entry, inForce, fold.rules);
    if (change === undefined) {
      admission.ignore(entry, withoutSalary(entry as SalaryRaisedEntry, inForce?.salary));
      continue;
    }
    const doubts = admission.admit(entry, departmentFor(entry, history), change.over);
    if (doubts === undefined) continue;
    const replaced = inForce?.start === entry.effectiveDate ? salaries.pop()?.interval : undefined;
    const anomalies = [
      // A raise of a salary that begins on the same date stands in for it, so it takes over what is doubtful there.
      ...(entry.type === 'salary.raised' ? (replaced?.anomalies ?? []) : []),
      ...change.anomalies,
      ...doubts,
      ...afterLeaving(entry, history.employments),
    ];
    const { effectiveDate: start, department } = entry;
    const { salary, sources } = change;
    salaries.push({ spell, interval: { start, end: null, salary, department, sources, anomalies } });
  }
  return withEnds(salaries, history);
}

/** The department in force; of the salary that implies an employment its own, even where a transfer moves it that day. */
function departmentFor(
  { updateId, department, effectiveDate }: SalaryEntry,
  { employments, impliedBy }: EmploymentHistory,
): string | undefined {
  return updateId === impliedBy ? department : departmentOn(employments, effectiveDate);
}

/** Why the first salary of somebody without a hire would wait; nothing is in force yet. */
export function overThresholdOfSalary(entry: SalarySetEntry, rules: FoldRules): string | undefined {
  return overThreshold(rules, 'salary', entry, () => {
    const { currency } = entry.data.amount;
    return { amount: { value: annualOf(salaryOf(entry.data)), currency } };
  });
}

/** What the entry makes of the salary in force; undefined for a raise where there is none in its currency. */
function changeOf(
  entry: SalaryEntry,
  inForce: SalaryInterval | undefined,
  rules: FoldRules,
): Change | undefined {
  if (entry.type === 'salary.set') {
    const over = overThresholdOfSalary(entry, rules);
    return { salary: salaryOf(entry.data), sources: [sourceOf(entry)], anomalies: [], over };
  }
  const before = inForce?.salary;
  const salary = before === undefined ? undefined : raised(before, entry.data);
  if (before === undefined || salary === undefined || inForce === undefined) return undefined;
  return {
    salary,
    sources: [...inForce.sources, sourceOf(entry)],
    anomalies: raiseAnomalies(entry, before, rules.raiseLimitPercent),
    over: overThreshold(rules, 'raise', entry, () => ({
      amount: { value: annualOf(salary).minus(annualOf(before)), currency: salary.amount.currency },
      isMoreThanPercent: (limit) => isRaisedByMoreThan(limit, before, entry.data),
    })),
  };
}

/** A salary from after the last leaving pays nobody, unless a hire follows. */
function afterLeaving(
  { effectiveDate, updateId }: SalaryEntry,
  employments: readonly Employment[],
): Anomaly[] {
  const last = employments.at(-1);
  if (last === undefined || last.end === null || effectiveDate < last.end) return [];
  const detail = `a salary from ${effectiveDate}, the employment ended before ${last.end}`;
  return [{ code: 'NOT_EMPLOYED', detail, updateId }];
}

function withEnds(salaries: readonly InSpell[], { spellEnds }: EmploymentHistory): SalaryInterval[] {
  return salaries.map(({ spell, interval }, index) => {
    const next = salaries[index + 1];
    const replacedOn = next?.spell === spell ? next.interval.start : null;
    return { ...interval, end: earlierEnd(replacedOn, spellEnds[spell] ?? null) };
  });
}
