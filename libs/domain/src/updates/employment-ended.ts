import type { Anomaly } from '../anomaly.js';
import type { Employment } from '../employment.js';
import { sourceOf, type EntryFields } from '../entry-fields.js';
import { dayAfter } from '../spells.js';

/** The own fields of `employment.ended`; the last day is inclusive and paid. */
export type EmploymentEnded = { readonly lastDay: string; readonly reason?: string | undefined };

export type EmploymentEndedEntry = EntryFields & {
  readonly type: 'employment.ended';
  readonly data: EmploymentEnded;
};

/** The employment in force on the last day, ended after it. */
export function endedBy(
  inForce: Employment,
  leaving: EmploymentEndedEntry,
  anomalies: readonly Anomaly[],
): Employment {
  return {
    ...inForce,
    end: dayAfter(leaving.data.lastDay),
    endedBy: sourceOf(leaving),
    anomalies: anomalies.length === 0 ? inForce.anomalies : [...inForce.anomalies, ...anomalies],
  };
}
