/**
 * What became of an update that was just submitted, told to whoever waits for it.
 * In: the update, where its record lies, how long to wait, who asks. Out: its state and the pay that it leads to.
 * Guaranteed: nothing is said before the record itself is in the books, so the figure holds it; pay is told to those only
 * who may read it in payroll-api as well.
 */
import type { Actor } from '#libs/auth';
import type { Database } from '#libs/database';
import type { EmployeePay, EmployeePayReader } from './employee-pay-reader.js';
import { departmentsBehind, mayReadPay } from './pay-scope.js';
import { monthAsked } from './periods-asked.js';
import type { Coordinate, PositionWatch } from './position-watch.js';
import { concernOfUpdate } from './sql/concern-of-update.js';
import type { UpdateReader, UpdateState } from './update-reader.js';

/** `conflict`: another record of this update id counts, with other content. */
export type UpdateOutcome = {
  readonly state: UpdateState['state'] | 'conflict';
  readonly anomalies?: readonly string[];
  /** Of an applied update the employee's pay in the month of its effective date; absent for who may not read it. */
  readonly pay?: EmployeePay;
};

export class OutcomeWatch {
  constructor(
    private readonly database: Database,
    private readonly watch: PositionWatch,
    private readonly updates: UpdateReader,
    private readonly pays: EmployeePayReader,
  ) {}

  /** The outcome once the record is applied; `pending` where `waitMs` ends first. Database faults reject. */
  async outcomeOf(updateId: string, at: Coordinate, waitMs: number, actor: Actor): Promise<UpdateOutcome> {
    if (!(await this.watch.reached(at, waitMs))) return { state: 'pending' };
    const known = await this.updates.updateState(updateId, at);
    if (known === undefined) return { state: 'pending' };
    const { state, anomalies, coordinates } = known;
    const own = coordinates.find(
      ({ partition, offset }) => partition === at.partition && offset === String(at.offset),
    );
    if (own?.outcome === 'conflict') return { state: 'conflict' };
    const doubts = anomalies === undefined ? {} : { anomalies };
    if (state !== 'applied') return { state, ...doubts };
    const pay = await this.payBehind(updateId, actor);
    return { state, ...doubts, ...(pay === undefined ? {} : { pay }) };
  }

  private async payBehind(updateId: string, actor: Actor): Promise<EmployeePay | undefined> {
    type Row = { employeeId: string; effectiveDate: string };
    const [concern] = await this.database.query<Row>(concernOfUpdate, [updateId]);
    const month = concern === undefined ? undefined : monthAsked(concern.effectiveDate.slice(0, 7));
    // What lies under a department's budget is no employee's.
    if (concern === undefined || month === undefined || concern.employeeId.includes(':')) return undefined;
    const pay = await this.pays.employeePay(concern.employeeId, month);
    return pay !== undefined && mayReadPay(actor, departmentsBehind(pay)) ? pay : undefined;
  }
}
