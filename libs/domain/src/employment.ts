import { noAnomalies, type Anomaly } from './anomaly.js';
import { sourceOf, type EntryFields, type Source } from './entry-fields.js';
import type { PaySchedule } from './period.js';
import type { PlainDate } from './plain-date.js';

/** A time in one department: half-open, `end` null while it lasts. Employments of a timeline never overlap. */
export type Employment = {
  readonly start: PlainDate;
  readonly end: PlainDate | null;
  readonly department: string;
  readonly paySchedule: PaySchedule;
  readonly source: Source;
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

/** DEPARTMENT_DIFFERS if the update names another department than the employment it falls into. */
export function departmentAnomalies(entry: EntryFields, inForce: Employment | undefined): readonly Anomaly[] {
  if (inForce === undefined || inForce.department === entry.department) return noAnomalies;
  const detail = `the update names ${entry.department}, in force is ${inForce.department}`;
  return [{ code: 'DEPARTMENT_DIFFERS', detail, updateId: entry.updateId }];
}
