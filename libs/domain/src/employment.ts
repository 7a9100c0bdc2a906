import type { Anomaly } from './anomaly.js';
import { sourceOf, type EntryFields, type Source } from './entry-fields.js';
import type { PaySchedule } from './period.js';
import type { PlainDate } from './plain-date.js';

/** A time in one department: half-open, `end` null while it lasts. Employments of a timeline never overlap. */
export type Employment = {
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly department: string;
  readonly paySchedule: PaySchedule;
  /** What began it: a hire, a transfer, or the first salary of somebody whose hire is not known. */
  readonly source: Source;
  /** The leaving that ended it, if one did. */
  readonly endedBy?: Source;
  readonly anomalies: readonly Anomaly[];
};

/** The employment of somebody whose salary came without a hire: from that salary's effective date, in its department. */
export function impliedEmployment(firstSalary: EntryFields): Employment {
  return {
    start: firstSalary.effectiveDate,
    end: null,
    department: firstSalary.department,
    paySchedule: 'monthly',
    source: sourceOf(firstSalary),
    anomalies: [
      {
        code: 'EMPLOYMENT_IMPLIED',
        detail: `no hire is known: taken as employed from ${firstSalary.effectiveDate} in ${firstSalary.department}`,
        updateId: firstSalary.updateId,
      },
    ],
  };
}

/** The employment in force on the date, if any. */
export function employmentOn(employments: readonly Employment[], date: PlainDate): Employment | undefined {
  return employments.find(({ start, end }) => start <= date && (end === null || date < end));
}

/**
 * The department whose people decide about an update of this date: the one in force, before a hire that of the hire to
 * come; undefined where nobody is employed then or later.
 */
export function departmentOn(employments: readonly Employment[], date: PlainDate): string | undefined {
  // Ascending and without overlap, so the first that is not over yet is the one in force, or else the one to come.
  return employments.find(({ end }) => end === null || date < end)?.department;
}
