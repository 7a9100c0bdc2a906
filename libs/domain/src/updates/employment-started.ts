import type { Anomaly } from '../anomaly.js';
import type { Employment } from '../employment.js';
import { sourceOf, type EntryFields } from '../entry-fields.js';
import type { PaySchedule } from '../period.js';
import { cutAt } from './employment-transferred.js';

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

/** The employment that a hire begins, after what is left of the one in force on its date, if somebody was employed. */
export function hired(
  inForce: Employment | undefined,
  hire: EmploymentStartedEntry,
  anomalies: readonly Anomaly[],
): Employment[] {
  const begun: Employment = {
    start: hire.effectiveDate,
    end: null,
    department: hire.department,
    paySchedule: hire.data.paySchedule ?? 'monthly',
    source: sourceOf(hire),
    anomalies: inForce === undefined ? anomalies : [alreadyEmployed(hire, inForce), ...anomalies],
  };
  // Of two hires on one date the later in the total order holds; the other would last no day at all.
  if (inForce === undefined || inForce.start === hire.effectiveDate) return [begun];
  return [cutAt(inForce, hire.effectiveDate), begun];
}

function alreadyEmployed(hire: EmploymentStartedEntry, before: Employment): Anomaly {
  const detail = `hired again from ${hire.effectiveDate}, employed in ${before.department} since ${before.start}`;
  return { code: 'ALREADY_EMPLOYED', detail, updateId: hire.updateId };
}
