// In: the hires, transfers and leavings that stand, in their total order, and the first salary of somebody never hired.
// Out: employments that never overlap, and where each spell of employment ends.
// Guaranteed: each fact is checked against what stands before it, so what is not admitted changes nothing later either.
import type { Anomaly } from '../anomaly.js';
import { impliedEmployment, type Employment } from '../employment.js';
import { compareEntries, type EntryFields } from '../entry-fields.js';
import type { EmploymentEntry } from '../entry.js';
import type { PlainDate } from '../plain-date.js';
import { endedBy } from '../updates/employment-ended.js';
import { hired } from '../updates/employment-started.js';
import { transferred } from '../updates/employment-transferred.js';
import type { Admission } from './admission.js';

export type EmploymentHistory = {
  /** Ascending. */
  readonly employments: readonly Employment[];
  readonly spellEnds: readonly (PlainDate | null)[];
  /** The salary that stands in for a hire, by update id. */
  readonly impliedBy: string | undefined;
};

/** What the employment facts give; `implying` is a salary that begins an employment without a hire. */
export function employmentsOf(
  entries: readonly EmploymentEntry[],
  implying: EntryFields | undefined,
  admission: Admission,
): EmploymentHistory {
  const history = new GrowingHistory(implying?.updateId);
  const isBefore = (entry: EntryFields) => implying !== undefined && compareEntries(entry, implying) < 0;
  for (const entry of entries.filter(isBefore)) add(history, entry, admission);
  if (implying !== undefined) history.begin([impliedEmployment(implying)]);
  for (const entry of entries.filter((other) => !isBefore(other))) add(history, entry, admission);
  return history;
}

class GrowingHistory implements EmploymentHistory {
  readonly employments: Employment[] = [];
  readonly spellEnds: (PlainDate | null)[] = [];

  constructor(readonly impliedBy: string | undefined) {}

  /** The employment in force on a date that is not before any fact taken so far. */
  on(date: PlainDate): Employment | undefined {
    const last = this.employments.at(-1);
    return last !== undefined && (last.end === null || date < last.end) ? last : undefined;
  }

  begin(employments: readonly Employment[]): void {
    this.employments.push(...employments);
    this.spellEnds.push(null);
  }

  /** The employment in force becomes these; the spell ends where the last of them does. */
  goOn(employments: readonly Employment[]): void {
    this.employments.splice(-1, 1, ...employments);
    this.spellEnds.splice(-1, 1, employments.at(-1)?.end ?? null);
  }
}

function add(history: GrowingHistory, entry: EmploymentEntry, admission: Admission): void {
  const inForce = history.on(entry.effectiveDate);
  if (inForce === undefined && entry.type !== 'employment.started') {
    admission.ignore(entry, notEmployed(entry, history.employments.at(-1)));
    return;
  }
  const anomalies = admission.admit(entry, inForce?.department);
  if (anomalies === undefined) return;
  if (inForce === undefined) {
    if (entry.type === 'employment.started') history.begin(hired(undefined, entry, anomalies));
  } else if (entry.type === 'employment.started') history.goOn(hired(inForce, entry, anomalies));
  else if (entry.type === 'employment.transferred') history.goOn(transferred(inForce, entry, anomalies));
  else history.goOn([endedBy(inForce, entry, anomalies)]);
}

function notEmployed(
  { type, effectiveDate, updateId }: EmploymentEntry,
  last: Employment | undefined,
): Anomaly {
  const what = type === 'employment.ended' ? 'a leaving' : 'a transfer';
  const known =
    last === undefined ? 'no employment is known before' : `the employment ended before ${last.end ?? ''}`;
  return { code: 'NOT_EMPLOYED', detail: `${what} on ${effectiveDate}, ${known}`, updateId };
}
