import type { Anomaly } from '../anomaly.js';
import { departmentAnomalies, type Employment } from '../employment.js';
import { sourceOf, type EntryFields } from '../entry-fields.js';
import type { PaySchedule } from '../period.js';

/** The own fields of `employment.started`. */
export type EmploymentStarted = {
  readonly effectiveDate: string;
  readonly paySchedule?: PaySchedule | undefined;
  readonly reason?: string | undefined;
};

export type EmploymentStartedEntry = EntryFields & {
  readonly type: 'employment.started';
  readonly data: EmploymentStarted;
};

/** Employments from hires in their total order: each lasts until the next later one; of one date the last hire holds. */
export function employmentsOf(hires: readonly EmploymentStartedEntry[]): Employment[] {
  const employments: Employment[] = [];
  for (const hire of hires) {
    const before = employments.at(-1);
    if (before !== undefined) {
      employments.pop();
      // Of two hires on one date the later in the total order holds; the other would last no day at all.
      if (before.start < hire.effectiveDate) employments.push({ ...before, end: hire.effectiveDate });
    }
    employments.push({
      start: hire.effectiveDate,
      end: null,
      department: hire.department,
      paySchedule: hire.data.paySchedule ?? 'monthly',
      source: sourceOf(hire),
      anomalies: before === undefined ? [] : repeatedHire(hire, before),
    });
  }
  return employments;
}

function repeatedHire(hire: EmploymentStartedEntry, before: Employment): Anomaly[] {
  const detail = `hired again from ${hire.effectiveDate}, employed in ${before.department} since ${before.start}`;
  return [
    { code: 'ALREADY_EMPLOYED', detail, updateId: hire.updateId },
    ...departmentAnomalies(hire, before),
  ];
}
