import { employmentOn, type Employment, type PlainDate, type Timeline } from '#libs/domain';

/** Where somebody stands on a date: employed, left, hired for later, or of no employment at all. */
export const employeeStatuses = ['employed', 'left', 'upcoming', 'notEmployed'] as const;

export type EmployeeStatus = (typeof employeeStatuses)[number];

/** The employment is the one in force; of somebody who left the last, of somebody still to come the first. */
export type StandingOn = { readonly status: EmployeeStatus; readonly employment: Employment | undefined };

/** Where the employee of the timeline stands on a date. */
export function standingOn({ employments }: Timeline, date: PlainDate): StandingOn {
  const inForce = employmentOn(employments, date);
  if (inForce !== undefined) return { status: 'employed', employment: inForce };
  const former = employments.findLast(({ start }) => start <= date);
  if (former !== undefined) return { status: 'left', employment: former };
  const [first] = employments;
  return { status: first === undefined ? 'notEmployed' : 'upcoming', employment: first };
}

/** Every department that a timeline shows something of, for whoever must be in scope of all of it. */
export function departmentsOf(timeline: Timeline): Set<string> {
  const { employments, bonuses, scheduledBonuses, adjustments } = timeline;
  return new Set(
    [...employments, ...bonuses, ...scheduledBonuses, ...adjustments].map((fact) => fact.department),
  );
}
