// Pay runs over the books of a test: sealed, read back as short lines, and what they still owe.
import { periodOf, type PayPeriod, type PaySchedule } from '#libs/domain';
import {
  PayRunDesk,
  PayRunReader,
  PositionWatch,
  RetroReader,
  type PayRun,
  type PayStatement,
} from '#libs/pay';
import { openBooks, type Books } from './books.js';

const scope = { groupId: 'payroll-consumer', topic: 'salary-updates' };

export type SealedRuns = {
  readonly books: Books;
  readonly desk: PayRunDesk;
  readonly reader: PayRunReader;
  /** Seals a period by its id, a monthly one unless told; throws where it was sealed before. */
  seal(id: string, schedule?: PaySchedule): Promise<PayRun>;
  statementsOf(run: PayRun): Promise<PayStatement[]>;
  /** Each line of a run as "E-1 retro 2026-10-01>2026-11-01 sales 100.00": earned, paid. */
  linesOf(run: PayRun): Promise<string[]>;
  /** What is open of an employee, per posted run: "2026-10-01 sales 100.00"; of E-1 unless told. */
  openOf(employee?: string): Promise<string[]>;
  /** What the runs of an employee say about paid and recalculated. */
  retroOf(employee: string): ReturnType<RetroReader['employeeRetro']>;
};

/** Empty books with a desk to seal at; `books.close` ends it. */
export async function openSealedRuns(): Promise<SealedRuns> {
  const books = await openBooks();
  const watch = new PositionWatch(books.database, scope);
  const desk = new PayRunDesk(books.database, watch, scope);
  const reader = new PayRunReader(books.database);
  const retro = new RetroReader(books.database, watch, scope);
  const statementsOf = async (run: PayRun) =>
    (await reader.statements({ runId: run.id, afterEmployeeId: '', limit: 1_000 })) ?? [];
  return {
    books,
    desk,
    reader,
    statementsOf,
    seal: async (id, schedule) => {
      const sealed = await desk.seal({ period: periodNamed(id, schedule), actor: 'pat' });
      if ('exists' in sealed) throw new Error(`${id} was sealed before`);
      return sealed;
    },
    linesOf: async (run) =>
      (await statementsOf(run)).flatMap(({ employeeId, lines }) =>
        lines.map(
          ({ kind, department, amount, periodEarned, periodPaid }) =>
            `${employeeId} ${kind} ${periodEarned}>${periodPaid} ${department} ${amount.amount}`,
        ),
      ),
    openOf: async (employee = 'E-1') =>
      ((await retro.employeeRetro(employee))?.retro.runs ?? []).flatMap(({ period, lines }) =>
        lines.map(({ department, amount }) => `${period.id} ${department} ${amount.amount}`),
      ),
    retroOf: (employee) => retro.employeeRetro(employee),
  };
}

/** A period by its id. Throws on text that is none. */
export function periodNamed(id: string, schedule: PaySchedule = 'monthly'): PayPeriod {
  const period = periodOf(schedule, id);
  if (period === undefined) throw new RangeError(`no ${schedule} period: ${id}`);
  return period;
}

/** The gross of runs in euros, summed up in cents. */
export function grossCents(runs: readonly PayRun[]): bigint {
  return runs
    .flatMap(({ totals }) => totals)
    .reduce((sum, { gross }) => sum + BigInt(gross.replace('.', '')), 0n);
}
