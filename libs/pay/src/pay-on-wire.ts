import {
  addDays,
  periodOnWire,
  type Anomaly,
  type Money,
  type PayComputation,
  type PayLine,
  type PayPeriod,
} from '#libs/domain';
import type { OffsetVector } from './position-watch.js';

/** A pay period as clients see it: `start` and `end` are its first and its last day, both inclusive; `id` is the first day. */
export type PeriodOnWire = {
  readonly id: string;
  readonly schedule: string;
  readonly start: string;
  readonly end: string;
};

/** Per partition, by number, the next offset that the figures do not contain yet. */
export type AsOf = Readonly<Record<string, number>>;

export type SourceOnWire = {
  readonly updateId: string;
  readonly topic: string;
  readonly partition: number;
  /** A decimal string, as in the answer that accepted the update. */
  readonly offset: string;
  readonly actor: string;
};

/** A line of pay; `earned` holds its first and its last day, both inclusive, like the period. */
export type LineOnWire = Omit<PayLine, 'sources'> & { readonly sources: readonly SourceOnWire[] };

/** The pay of one employee in one period, each line with the updates it comes from. */
export type EmployeePay = {
  readonly employeeId: string;
  readonly department: string;
  readonly period: PeriodOnWire;
  readonly gross: readonly Money[];
  readonly asOf: AsOf;
  readonly final: true;
  readonly lines: readonly LineOnWire[];
  readonly anomalies: readonly Anomaly[];
};

/** The period with inclusive dates. Inside the product periods are half-open; people on a payroll read "to" as the last day. */
export function periodWithLastDay(period: PayPeriod): PeriodOnWire {
  const { schedule, start, lastDay } = periodOnWire(period);
  return { id: start, schedule, start, end: lastDay };
}

/** The offset vector with plain numbers: exact, because a partition stays far below 2^53 records. */
export function asOfOnWire(positions: OffsetVector): AsOf {
  return Object.fromEntries(
    [...positions].map(([partition, next]) => [partition, parseInt(next.toString(), 10)]),
  );
}

/** A computation as REST shows it. */
export function employeePayOnWire(pay: PayComputation, positions: OffsetVector, topic: string): EmployeePay {
  return {
    employeeId: pay.employeeId,
    department: pay.department,
    period: periodWithLastDay(pay.period),
    gross: pay.gross,
    asOf: asOfOnWire(positions),
    final: true,
    lines: pay.lines.map((line) => lineOnWire(line, topic)),
    anomalies: pay.anomalies,
  };
}

function lineOnWire(line: PayLine, topic: string): LineOnWire {
  const { start, end } = line.earned;
  return {
    ...line,
    earned: { start, end: addDays(end, -1) },
    sources: line.sources.map((source) => ({ ...source, topic, offset: source.offset.toString() })),
  };
}
