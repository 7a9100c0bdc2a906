import {
  grossByDepartment,
  periodsOfTheirs,
  sumByCurrency,
  type DepartmentShare,
  type Money,
  type PayPeriod,
  type Timeline,
} from '#libs/domain';
import type { PayRules } from '#libs/ledger';

/** What departments bear of somebody's pay in these periods together; periods of other schedules are none of theirs. */
export function departmentShares(
  timeline: Timeline,
  periods: readonly PayPeriod[],
  rules: PayRules,
): DepartmentShare[] {
  const gross = new Map<string, Money[]>();
  for (const period of periodsOfTheirs(timeline, periods))
    for (const share of grossByDepartment(timeline, period, rules.policyOf(period)))
      gross.set(share.department, [...(gross.get(share.department) ?? []), ...share.gross]);
  return [...gross].map(([department, parts]) => ({ department, gross: sumByCurrency(parts) }));
}
