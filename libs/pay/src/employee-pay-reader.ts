/**
 * What one employee is paid in a period, with the updates behind every line.
 * In: an employee, a period and, optionally, a record that must be in the figures. Out: pay, or why there is none.
 * Guaranteed: entries and offset vector come from one snapshot, so `asOf` says exactly which records are contained.
 */
import type { Database } from '#libs/database';
import { computePay, defaultPayPolicy, type PayPeriod } from '#libs/domain';
import { employeePayOnWire, type EmployeePay } from './pay-on-wire.js';
import type { LedgerScope, PositionWatch } from './position-watch.js';
import { timelinesOfEmployees } from './timelines-of-employees.js';

export class EmployeePayReader {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly scope: LedgerScope,
  ) {}

  /** The pay of the employee in the period; undefined where the books know nobody of that id. Database faults are thrown. */
  employeePay(employeeId: string, period: PayPeriod): Promise<EmployeePay | undefined> {
    // REPEATABLE READ: with a snapshot a statement, a batch that commits between the two reads would be in `asOf` and
    // not in the lines, and somebody who waits for an offset would be shown figures without it.
    return this.database.transaction(
      async (tx) => {
        const timeline = (await timelinesOfEmployees(tx, [employeeId])).get(employeeId);
        if (timeline === undefined) return undefined;
        const positions = await this.watch.positions(tx);
        return employeePayOnWire(computePay(timeline, period, defaultPayPolicy), positions, this.scope.topic);
      },
      { isolation: 'REPEATABLE READ', readOnly: true },
    );
  }
}
