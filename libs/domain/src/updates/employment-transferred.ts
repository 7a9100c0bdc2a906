import type { Employment } from '../employment.js';
import { sourceOf, type EntryFields } from '../entry-fields.js';
import type { Anomaly } from '../anomaly.js';

/** The own fields of `employment.transferred`; the department that the update names is the one before. */
export type EmploymentTransferred = {
  readonly effectiveDate: string;
  readonly toDepartment: string;
  readonly reason?: string | undefined;
};

export type EmploymentTransferredEntry = EntryFields & {
  readonly type: 'employment.transferred';
  readonly data: EmploymentTransferred;
};

/** What the employment in force becomes: its days before the transfer, if any, and the rest of them in the other department. */
export function transferred(
  inForce: Employment,
  transfer: EmploymentTransferredEntry,
  anomalies: readonly Anomaly[],
): Employment[] {
  const { effectiveDate, data } = transfer;
  if (data.toDepartment === inForce.department) return [withAnomalies(inForce, anomalies)];
  const lastsNoDay = inForce.start === effectiveDate;
  const after: Employment = {
    ...inForce,
    start: effectiveDate,
    department: data.toDepartment,
    source: sourceOf(transfer),
    // What is doubtful about an employment that lasts no day would otherwise be lost with it.
    anomalies: lastsNoDay ? [...inForce.anomalies, ...anomalies] : anomalies,
  };
  return lastsNoDay ? [after] : [cutAt(inForce, effectiveDate), after];
}

/** The employment up to a date; what ended it later does not concern it any more. */
export function cutAt({ endedBy: _later, ...employment }: Employment, end: string): Employment {
  return { ...employment, end };
}

function withAnomalies(employment: Employment, anomalies: readonly Anomaly[]): Employment {
  return anomalies.length === 0
    ? employment
    : { ...employment, anomalies: [...employment.anomalies, ...anomalies] };
}
