/** Pay runs and statements as they are kept and as REST shows them: one shape, so that nothing is reworded after the seal. */
import {
  addDays,
  type Money,
  type PayLine,
  type PayPeriod,
  type PayPolicy,
  type PaySchedule,
} from '#libs/domain';
import {
  lineOnWire,
  periodWithLastDay,
  type AnomalyOnWire,
  type AsOf,
  type LineOnWire,
  type PeriodOnWire,
} from './pay-on-wire.js';

/** What a run comes to in one currency: payable less receivable is gross; nothing is ever netted between people. */
export type RunTotal = {
  readonly currency: string;
  readonly gross: string;
  /** What the employees with a positive statement get. */
  readonly payable: string;
  /** What the employees with a negative one owe: a claim, never a payment. */
  readonly receivable: string;
};

export type RunCounts = {
  readonly employees: number;
  readonly employeesWithoutPay: number;
  readonly lines: number;
  readonly retroLines: number;
  readonly anomalies: number;
  /** Of the books at the seal: updates that count, updates that wait for an approval, rejected records, halts. */
  readonly applied: number;
  readonly held: number;
  readonly rejected: number;
  readonly haltedPartitions: number;
};

export type PayRun = {
  readonly id: string;
  readonly kind: 'regular';
  readonly schedule: PaySchedule;
  readonly period: PeriodOnWire;
  /** Per partition the next offset: the run contains every record before it and none from there on. */
  readonly vector: AsOf;
  readonly policy: PayPolicy;
  readonly employees: number;
  readonly counts: RunCounts;
  readonly totals: readonly RunTotal[];
  readonly sealedAt: string;
  readonly actor: string;
};

/** A frozen line: the period that it was earned in and the one it was paid in, each by its first day. */
export type StatementLine = LineOnWire & { readonly periodEarned: string; readonly periodPaid: string };

export type PayStatement = {
  readonly employeeId: string;
  readonly department: string;
  readonly lines: readonly StatementLine[];
  readonly gross: readonly Money[];
  readonly anomalies: readonly AnomalyOnWire[];
};

/** A run as the tables keep it. */
export type PayRunRow = {
  readonly id: string;
  readonly schedule: PayPeriod['schedule'];
  readonly start: string;
  readonly end: string;
  readonly kind: 'regular';
  readonly vector: AsOf;
  readonly policy: PayPolicy;
  readonly counts: RunCounts;
  readonly totals: readonly RunTotal[];
  readonly sealedAt: Date;
  readonly actor: string;
};

/** The pay period of a run, half-open. */
export function periodOfRun({ schedule, start, end }: PayRunRow): PayPeriod {
  return { schedule, start, end };
}

/** A run as REST shows it. */
export function payRunOnWire(row: PayRunRow): PayRun {
  const { id, kind, schedule, vector, policy, counts, totals, sealedAt, actor } = row;
  return {
    id,
    kind,
    schedule,
    period: periodWithLastDay(periodOfRun(row)),
    vector,
    policy,
    employees: counts.employees,
    counts,
    totals,
    sealedAt: sealedAt.toISOString(),
    actor,
  };
}

/** A line as a statement keeps it, with the topic of its sources and both periods. */
export function statementLine(
  line: PayLine,
  topic: string,
  periods: { readonly periodEarned: string; readonly periodPaid: string },
): StatementLine {
  return { ...lineOnWire(line, topic), ...periods };
}

/** The line of pay that a statement has kept. */
export function payLineOf({ periodEarned: _earned, periodPaid: _paid, ...line }: StatementLine): PayLine {
  const { start, end } = line.earned;
  return {
    ...line,
    earned: { start, end: addDays(end, 1) },
    sources: line.sources.map(({ updateId, partition, offset, actor }) => ({
      updateId,
      partition,
      offset: BigInt(offset),
      actor,
    })),
  };
}
